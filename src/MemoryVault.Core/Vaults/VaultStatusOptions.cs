namespace MemoryVault.Vaults;

/// <summary>How deep <see cref="GetVaultStatus"/> looks.</summary>
public sealed record VaultStatusOptions
{
    /// <summary>Gets a value indicating whether the sources are not compared with the vault (<see cref="VaultStatus.Dirty"/> is null then).</summary>
    public bool NoScan { get; init; }
}
