using MemoryVault.Vaults;

namespace MemoryVault.Backup.Syncing;

/// <summary>A remote holds a repository that is no vault.</summary>
public sealed class ForeignRepositoryException(string url) : VaultException(
    VaultErrorKind.NotPushed,
    url,
    $"The remote '{url}' holds a repository that is no vault: its 'main' has no 'machines' folder, and its newest commit no 'Vault-Event'.",
    "Create an empty repository for the vault and add that one as the remote.");
