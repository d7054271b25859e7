using MemoryVault.Processes;

namespace MemoryVault.Leases;

/// <summary>What somebody asks the lease table for. The ids are made by the caller, so that the table's answer depends on nothing else.</summary>
internal sealed record LeaseRequest
{
    /// <summary>Gets the id that the lease gets if it is a new one.</summary>
    internal required string LeaseId { get; init; }

    /// <summary>Gets the agent.</summary>
    internal required string AgentId { get; init; }

    /// <summary>Gets what it wants.</summary>
    internal LeaseScope Scope { get; init; } = LeaseScope.Whole;

    /// <summary>Gets how it wants it.</summary>
    internal LeaseMode Mode { get; init; }

    /// <summary>Gets for how long.</summary>
    internal int TtlSeconds { get; init; } = LeaseOptions.DefaultTtlSeconds;

    /// <summary>Gets what for.</summary>
    internal string? Purpose { get; init; }

    /// <summary>Gets the machine's name.</summary>
    internal required string Machine { get; init; }

    /// <summary>Gets the process that asks.</summary>
    internal required ProcessMark Process { get; init; }

    /// <summary>Gets a value indicating whether the lease is to end with the process.</summary>
    internal bool IsBound { get; init; }

    /// <summary>Gets the token of a lease that the caller has; null if it names none.</summary>
    internal long? FencingToken { get; init; }

    /// <summary>Gets the commit that the vault is at.</summary>
    internal string? Head { get; init; }

    /// <summary>Gets the ticket to wait with; null if it does not wait.</summary>
    internal string? TicketId { get; init; }

    /// <summary>Gets for how many seconds the ticket is good unless renewed.</summary>
    internal int TicketSeconds { get; init; }
}
