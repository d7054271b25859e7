namespace MemoryVault.Vaults;

/// <summary>Reads the vault's log, newest first.</summary>
public sealed class ReadVaultLog(Vault vault)
{
    /// <summary>Lists entries, newest first; lines that are no entries (a write cut off by a crash) are passed over.</summary>
    public IAsyncEnumerable<VaultLogEntry> RunAsync(VaultLogOptions options, CancellationToken cancellationToken) => throw new NotImplementedException(vault.Paths.Log);
}
