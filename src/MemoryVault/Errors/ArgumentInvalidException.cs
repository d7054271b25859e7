using MemoryVault.Vaults;

namespace MemoryVault.Errors;

/// <summary>The value of a parameter is not of the form that it must have.</summary>
public sealed class ArgumentInvalidException(string parameter, object? value, string remedy) : VaultException(
    VaultErrorKind.InvalidInput,
    value?.ToString(),
    $"'{value}' cannot be used for -{parameter}.",
    remedy);
