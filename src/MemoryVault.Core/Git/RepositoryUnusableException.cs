using MemoryVault.Vaults;

namespace MemoryVault.Git;

/// <summary>A folder is no repository that a vault can live in.</summary>
public sealed class RepositoryUnusableException(string path, string reason) : VaultException(
    VaultErrorKind.InvalidInput,
    path,
    $"'{path}' cannot be used as the vault's repository: {reason}.",
    Advice.Of($"Name a vault that {HeadWords.Command("init", "New-Vault")} made, or an empty folder for a new one."))
{
    /// <summary>Gets what is wrong with it.</summary>
    public string Reason { get; } = reason;
}
