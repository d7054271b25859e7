using MemoryVault.Vaults;

namespace MemoryVault.Errors;

/// <summary>An object has no form in JSON.</summary>
public sealed class NotJsonException(object value, string place) : VaultException(
    VaultErrorKind.InvalidInput,
    place,
    $"'{value}' ({value.GetType().Name}) at '{place}' of the document is nothing that JSON has.",
    "Build documents of text, numbers, $true, $false, $null, arrays, hashtables and [pscustomobject]; choose properties with Select-Object.");
