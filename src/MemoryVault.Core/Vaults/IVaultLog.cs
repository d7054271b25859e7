namespace MemoryVault.Vaults;

/// <summary>Where operations tell what they do. The vault's own log file is one; heads show warnings and details.</summary>
public interface IVaultLog
{
    /// <summary>Takes one entry; never throws.</summary>
    void Write(VaultLogEntry entry);
}
