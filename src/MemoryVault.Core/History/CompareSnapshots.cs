using MemoryVault.Vaults;

namespace MemoryVault.History;

/// <summary>Lists the files that differ between two snapshots.</summary>
public sealed class CompareSnapshots(Vault vault)
{
    /// <summary>Runs the operation.</summary>
    public IAsyncEnumerable<SnapshotChange> RunAsync(CompareOptions options, CancellationToken cancellationToken) => throw new NotImplementedException(vault.Paths.Root);
}
