using MemoryVault.Processes;

namespace MemoryVault.Leases;

/// <summary>Who says that a lease is his.</summary>
/// <param name="AgentId">The agent.</param>
/// <param name="Process">The process that says so.</param>
internal sealed record LeaseClaim(string AgentId, ProcessMark Process)
{
    /// <summary>Gets the lease's token; null if it is not named. It is the proof for a lease that is bound to another process.</summary>
    internal long? FencingToken { get; init; }

    /// <summary>Gets the lease's scope; null if it is not named.</summary>
    internal LeaseScope? Scope { get; init; }
}
