using MemoryVault.Vaults;

namespace MemoryVault.History;

/// <summary>Writes files of a snapshot to their places or elsewhere, and reads them back.</summary>
public sealed class RestoreFiles(Vault vault)
{
    /// <summary>Runs the operation.</summary>
    public Task<RestoreResult> RunAsync(RestoreOptions options, CancellationToken cancellationToken) => throw new NotImplementedException(vault.Paths.Root);
}
