namespace MemoryVault.Leases;

/// <summary>A lease that has ended. The table keeps a few, so that its holder can be told why.</summary>
/// <param name="LeaseId">Its id.</param>
/// <param name="AgentId">The agent that held it.</param>
/// <param name="Scope">What it was on.</param>
/// <param name="FencingToken">Its fencing token.</param>
/// <param name="End">How it ended.</param>
/// <param name="EndedAt">When.</param>
public sealed record EndedLease(string LeaseId, string AgentId, LeaseScope Scope, long FencingToken, LeaseEnd End, DateTimeOffset EndedAt)
{
    /// <summary>Gets the commit that the holder had started from, so that a proposal that comes too late can still be merged; null if there was none.</summary>
    public string? BaseRevision { get; init; }

    /// <summary>Gets who ended it by force; null if nobody.</summary>
    public string? By { get; init; }

    /// <summary>Gets why it was ended by force; null if it was not.</summary>
    public string? Reason { get; init; }

    /// <summary>Describes the end of a lease.</summary>
    internal static EndedLease Of(MemoryLease lease, LeaseEnd end, DateTimeOffset at) =>
        new(lease.LeaseId, lease.AgentId, lease.Scope, lease.FencingToken, end, at) { BaseRevision = lease.BaseRevision };
}
