namespace MemoryVault.Leases;

/// <summary>A change of one lease.</summary>
/// <param name="Table">The table after it.</param>
/// <param name="Lease">The lease: as it is now, or as it was when it ended.</param>
internal sealed record LeaseChange(LeaseTable Table, MemoryLease Lease);
