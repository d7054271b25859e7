using MemoryVault.Processes;

namespace MemoryVault.Leases;

/// <summary>A place in the queue of those who wait for a lease.</summary>
public sealed record LeaseTicket
{
    /// <summary>Gets its id.</summary>
    public required string TicketId { get; init; }

    /// <summary>Gets the agent that waits.</summary>
    public required string AgentId { get; init; }

    /// <summary>Gets what it waits for.</summary>
    public required LeaseScope Scope { get; init; }

    /// <summary>Gets how it wants it.</summary>
    public LeaseMode Mode { get; init; }

    /// <summary>Gets since when it waits.</summary>
    public required DateTimeOffset WaitingSince { get; init; }

    /// <summary>Gets for how many seconds the ticket is good after its last renewal.</summary>
    public required int TtlSeconds { get; init; }

    /// <summary>Gets what the agent wants to do; null if it did not say.</summary>
    public string? Purpose { get; init; }

    /// <summary>Gets the name of the machine that it waits on.</summary>
    public required string Machine { get; init; }

    /// <summary>Gets the process that waits.</summary>
    public required ProcessMark Process { get; init; }

    /// <summary>Gets the moment of the last renewal, by both clocks.</summary>
    public required LeaseMoment Renewed { get; init; }
}
