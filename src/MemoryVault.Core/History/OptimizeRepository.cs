using MemoryVault.Vaults;

namespace MemoryVault.History;

/// <summary>Repacks the vault's repository and writes its commit-graph.</summary>
public sealed class OptimizeRepository(Vault vault)
{
    /// <summary>Runs the operation.</summary>
    public Task<OptimizeResult> RunAsync(CancellationToken cancellationToken) => throw new NotImplementedException(vault.Paths.Root);
}
