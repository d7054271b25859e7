using System.Globalization;
using MemoryVault.Vaults;

namespace MemoryVault.Leases;

/// <summary>A newer program wrote the lease table.</summary>
public sealed class LeaseTableTooNewException(int version) : VaultException(
    VaultErrorKind.Failed,
    Vault.LeasesRef,
    string.Create(CultureInfo.InvariantCulture, $"The lease table has version {version}; this program knows {LeaseTable.CurrentVersion}."),
    "Install a newer MemoryVault.");
