
using MemoryVault.Memory;

namespace MemoryVault.Leases;

/// <summary>
/// Decides in the critical section of a check-in whether an agent may change what it wants to change. A lease alone protects nothing: its holder
/// may be paused for longer than it lasts, so that the place where the change is written must look at the token again.
/// </summary>
/// <param name="table">The lease table, as read in that critical section.</param>
/// <param name="judge">The moment.</param>
internal sealed class LeaseGuard(LeaseTable table, LeaseJudge judge)
{
    /// <summary>Finds the live, exclusive lease of an agent that covers everything that it changes.</summary>
    /// <param name="claim">Whose lease, and its token if he names it.</param>
    /// <param name="changed">What is changed; a section as a whole where that is replaced.</param>
    /// <exception cref="LeaseLostException">The lease has ended, or the token is of the past.</exception>
    /// <exception cref="LeaseHeldException">The agent has none there, and somebody else has.</exception>
    /// <exception cref="LeaseMissingException">The agent has none there.</exception>
    internal MemoryLease Require(LeaseClaim claim, IEnumerable<EntryPath> changed)
    {
        MemoryLease[] held = [.. table.Leases.Where(lease => claim.Names(lease) && judge.Judge(lease) == LeaseLife.Alive)];
        if (held.Length == 0)
        {
            var gone = new LeaseClaims(table, judge).Gone(claim);
            if (gone is LeaseMissingException)
            {
                RequireFree(claim.AgentId, changed);
            }

            throw gone;
        }

        MemoryLease[] fitting = [.. held.Where(lease => lease.Mode == LeaseMode.Exclusive)];
        foreach (var entry in changed)
        {
            fitting = [.. fitting.Where(lease => lease.Scope.Covers(entry))];
            if (fitting.Length == 0)
            {
                RequireFree(claim.AgentId, [entry]);
                throw new LeaseMissingException(claim.AgentId, entry.ToString(), held);
            }
        }

        return fitting.Length > 0 ? fitting[0] : held[0];
    }

    /// <summary>Requires that nobody else has a lease, even a shared one, on what is changed without one.</summary>
    /// <exception cref="LeaseHeldException">Somebody has.</exception>
    internal void RequireFree(string agentId, IEnumerable<EntryPath> changed)
    {
        MemoryLease[] others = [.. table.Swept(judge).Leases.Where(lease => lease.AgentId != agentId)];
        foreach (var entry in others.Length == 0 ? [] : changed)
        {
            if (others.FirstOrDefault(lease => Touches(lease.Scope, entry)) is { } other)
            {
                throw new LeaseHeldException(LeaseObstacle.Of(other));
            }
        }
    }

    /// <summary>Gives the table after a check-in: the next one of this lease starts from the new commit.</summary>
    internal LeaseTable After(MemoryLease lease, string revision) => table.Swept(judge).CheckedIn(lease, revision);

    // A section as a whole touches every lease on its keys.
    private static bool Touches(LeaseScope scope, EntryPath entry) =>
        scope.Covers(entry) || (entry.Key is null && scope.Section == entry.Section);
}
