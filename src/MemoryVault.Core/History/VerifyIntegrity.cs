using MemoryVault.Vaults;

namespace MemoryVault.History;

/// <summary>Proves the vault: every object, and a restore of every file.</summary>
public sealed class VerifyIntegrity(Vault vault)
{
    /// <summary>Runs the operation.</summary>
    public Task<IntegrityReport> RunAsync(VerifyOptions options, CancellationToken cancellationToken) => throw new NotImplementedException(vault.Paths.Root);
}
