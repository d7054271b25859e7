namespace MemoryVault.Vaults;

/// <summary>Which entries <see cref="ReadVaultLog"/> lists.</summary>
public sealed record VaultLogOptions
{
    /// <summary>Gets the least level.</summary>
    public VaultLogLevel Level { get; init; }

    /// <summary>Gets the time before which entries are left out.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Gets the largest number of entries.</summary>
    public int? First { get; init; }
}
