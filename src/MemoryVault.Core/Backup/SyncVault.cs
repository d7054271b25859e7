using MemoryVault.Vaults;

namespace MemoryVault.Backup;

/// <summary>Commits what changed in the sources and pushes it to every remote.</summary>
public sealed class SyncVault(Vault vault)
{
    /// <summary>Runs the sync.</summary>
    public Task<SyncResult> RunAsync(SyncOptions options, CancellationToken cancellationToken) => throw new NotImplementedException(vault.Paths.Root);
}
