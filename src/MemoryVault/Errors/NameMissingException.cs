using MemoryVault.Vaults;

namespace MemoryVault.Errors;

/// <summary>There is nothing of a name.</summary>
public sealed class NameMissingException(string name, string what, IReadOnlyList<string> names) : VaultException(
    VaultErrorKind.NotFound,
    name,
    $"There is no {what} '{name}'.",
    names.Count == 0 ? $"There are no {what}s yet." : $"The {what}s are: {string.Join(", ", names)}.");
