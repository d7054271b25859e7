using MemoryVault.Processes;

namespace MemoryVault.Leases;

/// <summary>Who says that a lease is his.</summary>
/// <param name="AgentId">The agent.</param>
public sealed record LeaseClaim(string AgentId)
{
    /// <summary>Gets the lease's token; null if it is not named. It is the proof for a lease that is bound to another process.</summary>
    public long? FencingToken { get; init; }

    /// <summary>Gets the lease's scope; null if it is not named.</summary>
    public LeaseScope? Scope { get; init; }

    /// <summary>Gets the process that says so.</summary>
    internal ProcessMark? Process { get; init; }

    /// <summary>Tells whether a lease is the one that is meant.</summary>
    internal bool Names(MemoryLease lease) => Names(lease.AgentId, lease.FencingToken, lease.Scope);

    /// <inheritdoc cref="Names(MemoryLease)"/>
    internal bool Names(EndedLease lease) => Names(lease.AgentId, lease.FencingToken, lease.Scope);

    private bool Names(string agentId, long token, LeaseScope scope) =>
        agentId == AgentId && (FencingToken is null || FencingToken == token) && (Scope is null || Scope.Equals(scope));
}
