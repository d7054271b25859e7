using MemoryVault.Vaults;

namespace MemoryVault.Leases;

/// <summary>The lease table is not what it should be. Whoever changes it next keeps the damaged one and begins anew.</summary>
public sealed class LeaseTableDamagedException(string detail, long generation, Exception? inner = null) : VaultException(
    VaultErrorKind.Integrity,
    Vault.LeasesRef,
    $"The lease table is damaged: {detail}",
    "The next lease that is taken begins a new table, and keeps this one under refs/memoryvault/rescue/.",
    inner)
{
    /// <summary>Gets the greatest fencing token that can still be read in it; 0 if none.</summary>
    public long Generation { get; } = generation;
}
