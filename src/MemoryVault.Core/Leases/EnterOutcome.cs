namespace MemoryVault.Leases;

/// <summary>What the lease table answers to a request.</summary>
/// <param name="Table">The table after it.</param>
/// <param name="Lease">The lease; null if it was refused.</param>
/// <param name="Obstacle">Who is in the way; null if it was granted.</param>
internal sealed record EnterOutcome(LeaseTable Table, MemoryLease? Lease, LeaseObstacle? Obstacle)
{
    /// <summary>Gets a value indicating whether the agent had the lease already, so that somebody else may rely on it, too.</summary>
    internal bool IsRenewal { get; init; }
}
