using MemoryVault.Git;

namespace MemoryVault.Leases;

/// <summary>
/// All leases of a vault, those who wait, and the last that ended: one document, so that overlapping scopes are decided at one place. It is
/// immutable; each transition depends on the table, the request and the moment alone, and gives the next table.
/// </summary>
public sealed record LeaseTable
{
    /// <summary>The version of the format that this program writes.</summary>
    public const int CurrentVersion = 1;

    /// <summary>How many ended leases are remembered.</summary>
    internal const int RememberedEnds = 32;

    /// <summary>Gets the version of the format.</summary>
    public int Version { get; init; } = CurrentVersion;

    /// <summary>Gets the fencing token of the last grant. It only grows.</summary>
    public long Generation { get; init; }

    /// <summary>Gets the leases, oldest first.</summary>
    public IReadOnlyList<MemoryLease> Leases { get; init; } = [];

    /// <summary>Gets those who wait, in the order in which they came.</summary>
    public IReadOnlyList<LeaseTicket> Queue { get; init; } = [];

    /// <summary>Gets the last leases that ended, newest first; one for each agent and scope.</summary>
    public IReadOnlyList<EndedLease> Ended { get; init; } = [];

    /// <summary>Reads a table.</summary>
    /// <exception cref="LeaseTableDamagedException">It is none.</exception>
    /// <exception cref="LeaseTableTooNewException">A newer program wrote it.</exception>
    public static LeaseTable Parse(ReadOnlySpan<byte> utf8) => LeaseTableReader.Read(utf8);

    /// <summary>Gives the blob that holds the table.</summary>
    public GitObject ToBlob() => new(GitObjectKind.Blob, LeaseTableWriter.Write(this));

    /// <summary>Gives an empty table for a vault that has none. It begins at the clock, since nobody knows which tokens a lost one had given out.</summary>
    /// <param name="now">The time.</param>
    /// <param name="atLeast">A generation that is known to have been reached.</param>
    internal static LeaseTable Empty(DateTimeOffset now, long atLeast = 0) => new() { Generation = Math.Max(now.ToUnixTimeMilliseconds(), atLeast) };

    /// <summary>Grants a lease, renews the one that the agent has on the same scope, or says who is in the way.</summary>
    /// <exception cref="LeaseOverlapException">The agent holds another lease that overlaps the scope.</exception>
    internal EnterOutcome Enter(LeaseRequest request, LeaseJudge judge)
    {
        var table = Swept(judge, request.AgentId);
        if (table.Leases.FirstOrDefault(lease => IsOwn(lease, request) && lease.Scope.Overlaps(request.Scope)) is { } own)
        {
            return own.Scope.Equals(request.Scope) && own.Mode == request.Mode
                ? table.RenewOwn(own, request, judge)
                : throw new LeaseOverlapException(own, request.Scope, request.Mode);
        }

        return table.FindObstacle(request) is { } obstacle
            ? new EnterOutcome(request.TicketId is null ? this : table.WithTicket(request, judge), null, obstacle)
            : table.Grant(request, judge);
    }

    /// <summary>Renews a lease.</summary>
    /// <param name="claim">Whose it is.</param>
    /// <param name="ttlSeconds">Its new time to live; null for the one that it has.</param>
    /// <param name="judge">The moment.</param>
    /// <exception cref="LeaseLostException">It has ended.</exception>
    /// <exception cref="LeaseMissingException">There is none.</exception>
    internal LeaseChange Renew(LeaseClaim claim, int? ttlSeconds, LeaseJudge judge)
    {
        var lease = new LeaseClaims(this, judge).Find(claim);
        var renewed = lease with { Renewed = judge.Now, TtlSeconds = ttlSeconds ?? lease.TtlSeconds };
        return new LeaseChange(Swept(judge).Replace(renewed), renewed);
    }

    /// <summary>Gives a lease back.</summary>
    /// <exception cref="LeaseLostException">It has ended.</exception>
    /// <exception cref="LeaseMissingException">There is none.</exception>
    internal LeaseChange Exit(LeaseClaim claim, LeaseJudge judge)
    {
        var lease = new LeaseClaims(this, judge).Find(claim);
        return new LeaseChange(Swept(judge).End(lease, EndedLease.Of(lease, LeaseEnd.Released, judge.Now.Time)), lease);
    }

    /// <summary>Ends a lease of anybody.</summary>
    /// <exception cref="LeaseUnknownException">There is no live lease of that id.</exception>
    internal LeaseChange ForceRelease(string leaseId, string by, string reason, LeaseJudge judge)
    {
        var table = Swept(judge);
        var lease = table.Leases.FirstOrDefault(lease => lease.LeaseId == leaseId)
            ?? throw new LeaseUnknownException(leaseId, table.Ended.FirstOrDefault(ended => ended.LeaseId == leaseId), table.Leases);
        var ended = EndedLease.Of(lease, LeaseEnd.Forced, judge.Now.Time) with { By = by, Reason = reason };
        return new LeaseChange(table.End(lease, ended), lease);
    }

    /// <summary>Notes that the holder of a lease has checked in: its next merge starts from the new commit.</summary>
    internal LeaseTable CheckedIn(MemoryLease lease, string revision) => Replace(lease with { BaseRevision = revision });

    /// <summary>Takes somebody out of the queue.</summary>
    internal LeaseTable WithoutTicket(string ticketId) =>
        Queue.Any(ticket => ticket.TicketId == ticketId) ? this with { Queue = [.. Queue.Where(ticket => ticket.TicketId != ticketId)] } : this;

    /// <summary>Ends what is over and removes those who wait no longer.</summary>
    /// <param name="judge">The moment.</param>
    /// <param name="agentId">An agent whose own leases get no allowance for clocks: it knows that it is late.</param>
    internal LeaseTable Swept(LeaseJudge judge, string? agentId = null)
    {
        var table = Queue.All(judge.IsWaiting) ? this : this with { Queue = [.. Queue.Where(judge.IsWaiting)] };
        foreach (var lease in Leases)
        {
            var life = judge.Judge(lease);
            if (life == LeaseLife.HolderDied)
            {
                table = table.End(lease, EndedLease.Of(lease, LeaseEnd.HolderDied, judge.Now.Time));
            }
            else if (life == LeaseLife.Expired || (life == LeaseLife.Late && lease.AgentId == agentId))
            {
                table = table.End(lease, EndedLease.Of(lease, LeaseEnd.Expired, lease.ExpiresAt));
            }
        }

        return table;
    }

    // A lease that is bound to a process is not that of another process with the same agent's name, unless it knows the token. One that this very
    // request was granted is its own: git moved the ref, and its answer was lost.
    private static bool IsOwn(MemoryLease lease, LeaseRequest request) =>
        lease.AgentId == request.AgentId && (!lease.IsBound || lease.FencingToken == request.FencingToken || lease.LeaseId == request.LeaseId);

    private static bool IsInTheWay(LeaseScope scope, LeaseMode mode, LeaseRequest request) =>
        (mode == LeaseMode.Exclusive || request.Mode == LeaseMode.Exclusive) && scope.Overlaps(request.Scope);

    private LeaseObstacle? FindObstacle(LeaseRequest request)
    {
        if (Leases.FirstOrDefault(lease => IsInTheWay(lease.Scope, lease.Mode, request)) is { } holder)
        {
            return LeaseObstacle.Of(holder);
        }

        var earlier = Queue.TakeWhile(ticket => ticket.TicketId != request.TicketId);
        return earlier.FirstOrDefault(ticket => IsInTheWay(ticket.Scope, ticket.Mode, request)) is { } first ? LeaseObstacle.Of(first) : null;
    }

    private EnterOutcome Grant(LeaseRequest request, LeaseJudge judge)
    {
        var lease = new MemoryLease
        {
            LeaseId = request.LeaseId,
            AgentId = request.AgentId,
            Scope = request.Scope,
            Mode = request.Mode,
            FencingToken = Generation + 1,
            BaseRevision = request.Head,
            AcquiredAt = judge.Now.Time,
            TtlSeconds = request.TtlSeconds,
            Purpose = request.Purpose,
            Machine = request.Machine,
            IsBound = request.IsBound,
            Process = request.Process,
            Renewed = judge.Now,
        };
        var table = request.TicketId is { } ticket ? WithoutTicket(ticket) : this;
        return new EnterOutcome(table with { Generation = lease.FencingToken, Leases = [.. table.Leases, lease] }, lease, null);
    }

    // It might be tempting to move the base to head. Do not: what the agent has read is of the old base, and a merge from the new one would
    // take everything that others changed meanwhile for removed by this agent.
    private EnterOutcome RenewOwn(MemoryLease own, LeaseRequest request, LeaseJudge judge)
    {
        var renewed = own with { Renewed = judge.Now, TtlSeconds = request.TtlSeconds, Purpose = request.Purpose ?? own.Purpose };
        var table = request.TicketId is { } ticket ? WithoutTicket(ticket) : this;
        return new EnterOutcome(table.Replace(renewed), renewed, null) { IsRenewal = own.LeaseId != request.LeaseId };
    }

    private LeaseTable WithTicket(LeaseRequest request, LeaseJudge judge)
    {
        var mine = Queue.FirstOrDefault(ticket => ticket.TicketId == request.TicketId);
        if (mine is null)
        {
            return this with { Queue = [.. Queue, NewTicket(request, judge)] };
        }

        // Renewed in good time, not at each look at the table.
        return judge.Now.Since(mine.Renewed) < TimeSpan.FromSeconds(mine.TtlSeconds / 3.0)
            ? this
            : this with { Queue = [.. Queue.Select(ticket => ticket == mine ? mine with { Renewed = judge.Now, TtlSeconds = request.TicketSeconds } : ticket)] };
    }

    private static LeaseTicket NewTicket(LeaseRequest request, LeaseJudge judge) => new()
    {
        TicketId = request.TicketId!,
        AgentId = request.AgentId,
        Scope = request.Scope,
        Mode = request.Mode,
        WaitingSince = judge.Now.Time,
        TtlSeconds = request.TicketSeconds,
        Purpose = request.Purpose,
        Machine = request.Machine,
        Process = request.Process,
        Renewed = judge.Now,
    };

    private LeaseTable Replace(MemoryLease lease) =>
        this with { Leases = [.. Leases.Select(other => other.LeaseId == lease.LeaseId ? lease : other)] };

    private LeaseTable End(MemoryLease lease, EndedLease ended) => this with
    {
        Leases = [.. Leases.Where(other => other.LeaseId != lease.LeaseId)],
        Ended = [ended, .. Ended.Where(other => other.AgentId != ended.AgentId || !other.Scope.Equals(ended.Scope)).Take(RememberedEnds - 1)],
    };
}
