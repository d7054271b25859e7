using MemoryVault.Vaults;

namespace MemoryVault.History;

/// <summary>Lists the snapshots of a vault, newest first.</summary>
public sealed class GetHistory(Vault vault)
{
    /// <summary>Runs the operation.</summary>
    public IAsyncEnumerable<VaultSnapshot> RunAsync(HistoryOptions options, CancellationToken cancellationToken) => throw new NotImplementedException(vault.Paths.Root);
}
