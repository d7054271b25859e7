using MemoryVault.Vaults;

namespace MemoryVault.Git;

/// <summary>A ref did not have its expected value, so that no ref of the transaction was changed.</summary>
public sealed class RefMovedException(string refName, string detail) : VaultException(
    VaultErrorKind.Busy,
    refName,
    $"'{refName}' was moved by another git process: {detail}",
    "Run the command again.")
{
    /// <summary>Gets the name of the ref.</summary>
    public string RefName { get; } = refName;
}
