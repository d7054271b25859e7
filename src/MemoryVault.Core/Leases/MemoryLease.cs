using MemoryVault.Processes;

namespace MemoryVault.Leases;

/// <summary>A lease on a part of the memory, as it stands in the lease table.</summary>
public sealed record MemoryLease
{
    /// <summary>Gets its id, by which it can be ended by force.</summary>
    public required string LeaseId { get; init; }

    /// <summary>Gets the agent that holds it.</summary>
    public required string AgentId { get; init; }

    /// <summary>Gets what it is on.</summary>
    public required LeaseScope Scope { get; init; }

    /// <summary>Gets whom it keeps out.</summary>
    public LeaseMode Mode { get; init; }

    /// <summary>Gets the generation of the grant: greater than that of every lease granted before, and never used again.</summary>
    public required long FencingToken { get; init; }

    /// <summary>Gets the commit that the holder started from: the base of the merge when it checks in; null if the vault was empty.</summary>
    public string? BaseRevision { get; init; }

    /// <summary>Gets when it was granted.</summary>
    public required DateTimeOffset AcquiredAt { get; init; }

    /// <summary>Gets when it was last renewed, or granted.</summary>
    public DateTimeOffset RenewedAt => Renewed.Time;

    /// <summary>Gets when it ends unless renewed, by the clock of the holder's host.</summary>
    public DateTimeOffset ExpiresAt => RenewedAt.AddSeconds(TtlSeconds);

    /// <summary>Gets for how many seconds a renewal is good.</summary>
    public required int TtlSeconds { get; init; }

    /// <summary>Gets what the holder is doing; null if it did not say.</summary>
    public string? Purpose { get; init; }

    /// <summary>Gets the name of the machine that it was taken on.</summary>
    public required string Machine { get; init; }

    /// <summary>Gets the number of the process that took it.</summary>
    public int ProcessId => Process.Id;

    /// <summary>Gets a value indicating whether it ends with the process that took it. If not it belongs to the agent, whatever process that is next.</summary>
    public bool IsBound { get; init; }

    /// <summary>Gets the process that took it.</summary>
    public required ProcessMark Process { get; init; }

    /// <summary>Gets the moment of the last renewal, by both clocks.</summary>
    public required LeaseMoment Renewed { get; init; }
}
