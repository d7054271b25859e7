namespace MemoryVault.Leases;

/// <summary>Who is in the way: one who holds a lease, or one who has waited for longer.</summary>
public sealed record LeaseObstacle
{
    private LeaseObstacle()
    {
    }

    /// <summary>Gets the lease; null if it is somebody in the queue.</summary>
    public string? LeaseId { get; private init; }

    /// <summary>Gets the agent.</summary>
    public required string AgentId { get; init; }

    /// <summary>Gets what it holds or waits for.</summary>
    public required LeaseScope Scope { get; init; }

    /// <summary>Gets how it holds it.</summary>
    public LeaseMode Mode { get; private init; }

    /// <summary>Gets its machine.</summary>
    public required string Machine { get; init; }

    /// <summary>Gets the number of its process.</summary>
    public int ProcessId { get; private init; }

    /// <summary>Gets a value indicating whether that process still holds it or waits; if not, it is only where the lease was taken.</summary>
    public bool IsBound { get; private init; }

    /// <summary>Gets since when.</summary>
    public DateTimeOffset Since { get; private init; }

    /// <summary>Gets until when, unless renewed; null for somebody in the queue.</summary>
    public DateTimeOffset? Until { get; private init; }

    /// <summary>Gets what for.</summary>
    public string? Purpose { get; private init; }

    /// <summary>Describes the holder of a lease.</summary>
    internal static LeaseObstacle Of(MemoryLease lease) => new()
    {
        LeaseId = lease.LeaseId,
        AgentId = lease.AgentId,
        Scope = lease.Scope,
        Mode = lease.Mode,
        Machine = lease.Machine,
        ProcessId = lease.Process.Id,
        IsBound = lease.IsBound,
        Since = lease.AcquiredAt,
        Until = lease.ExpiresAt,
        Purpose = lease.Purpose,
    };

    /// <summary>Describes somebody in the queue.</summary>
    internal static LeaseObstacle Of(LeaseTicket ticket) => new()
    {
        AgentId = ticket.AgentId,
        Scope = ticket.Scope,
        Mode = ticket.Mode,
        Machine = ticket.Machine,
        ProcessId = ticket.Process.Id,
        IsBound = true,
        Since = ticket.WaitingSince,
        Purpose = ticket.Purpose,
    };
}
