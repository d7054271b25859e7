namespace MemoryVault.Vaults;

/// <summary>Answers "is my memory safe?" without any network.</summary>
public sealed class GetVaultStatus(Vault vault)
{
    /// <summary>Reads the status.</summary>
    /// <param name="options">How deep to look.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task<VaultStatus> RunAsync(VaultStatusOptions options, CancellationToken cancellationToken) => throw new NotImplementedException(vault.Paths.Root);
}
