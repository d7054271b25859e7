namespace MemoryVault.Vaults;

/// <summary>Makes a new, empty vault.</summary>
public sealed class CreateVault(VaultServices services)
{
    /// <summary>Makes the vault. A vault that is there already is left as it is, and says so in the result.</summary>
    public Task<CreateVaultResult> RunAsync(CreateVaultOptions options, CancellationToken cancellationToken) => throw new NotImplementedException(services.GitExecutable);
}
