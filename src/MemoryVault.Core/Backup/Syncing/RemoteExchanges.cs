using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Backup.Syncing;

/// <summary>Chooses the wire to a remote of the vault.</summary>
internal static class RemoteExchanges
{
    /// <summary>Gives the wire; nothing is contacted.</summary>
    internal static ICommitExchange Open(Vault vault, VaultRemote remote) =>
        new BranchExchange(vault.Repository, new RemoteAccess(remote.Url), Vault.MainRef, $"refs/memoryvault/incoming/{remote.Name}");
}
