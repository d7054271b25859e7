using FsCheck;
using FsCheck.Fluent;
using MemoryVault.Leases;
using MemoryVault.Processes;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Leases;

/// <summary>The table's transitions, which depend on nothing but what they are given.</summary>
public sealed class LeaseTableTests
{
    private static readonly string[] Agents = ["ann", "bob", "cid"];
    private static readonly string[] Scopes = ["*", "tasks", "tasks/a*", "tasks/*b", "tasks/c", "notes"];
    private static readonly FakeHost Here = new("here", 1);
    private static readonly FakeHost There = new("there", 1);

    /// <summary>One request: what is asked, by which agent, for which scope, after how many seconds.</summary>
    private sealed record Step(int Kind, string Agent, string Scope, LeaseMode Mode, int Seconds, bool IsThere, bool Waits);

    [Fact]
    public void Whatever_is_asked_leases_never_conflict_tokens_grow_and_nobody_jumps_the_queue()
    {
        Prop.ForAll(Steps().ToArbitrary(), steps =>
        {
            var now = Start;
            var table = LeaseTable.Empty(now.Time);
            foreach (var step in steps)
            {
                now = now with { Time = now.Time.AddSeconds(step.Seconds), Uptime = now.Uptime + (step.Seconds * 1000) };
                var judge = Judge(now, step.IsThere ? There : Here);
                var next = Apply(table, step, judge);
                Check(table, next, judge);
                Assert.Equal(next.ToBlob().Bytes.ToArray(), LeaseTable.Parse(next.ToBlob().Bytes.Span).ToBlob().Bytes.ToArray());
                table = next;
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_table_is_read_as_it_was_written()
    {
        var judge = Judge(Start, Here);
        var table = LeaseTable.Empty(Start.Time)
            .Enter(Ask("ann \"é\" 😀", "tasks/b\\*") with { Purpose = "line\nbreak", Head = new string('a', 40), IsBound = true }, judge).Table
            .Enter(Ask("bob", "tasks") with { TicketId = "t1", Mode = LeaseMode.Shared }, judge).Table;
        table = table.Enter(Ask("cid", "notes"), judge).Table.ForceRelease("cid", "eve@box", "why\nnot", judge).Table;

        var read = LeaseTable.Parse(table.ToBlob().Bytes.Span);

        Assert.Equal(table.Generation, read.Generation);
        Assert.Equal(table.Leases, read.Leases);
        Assert.Equal(table.Queue, read.Queue);
        Assert.Equal(table.Ended, read.Ended);
        Assert.Equal((1, 1, 1), (read.Leases.Count, read.Queue.Count, read.Ended.Count));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Who_asks_again_because_the_answer_was_lost_gets_the_lease_that_was_granted(bool isBound)
    {
        var judge = Judge(Start, Here);
        var request = Ask("ann", "tasks") with { LeaseId = "first", IsBound = isBound };
        var granted = LeaseTable.Empty(Start.Time).Enter(request, judge);

        var again = granted.Table.Enter(request, judge);

        Assert.Equal(granted.Lease, again.Lease);
        Assert.False(again.IsRenewal);
        var other = granted.Table.Enter(request with { LeaseId = "second" }, judge);
        Assert.Equal((isBound, !isBound), (other.Obstacle is not null, other.IsRenewal));
    }

    [Fact]
    public void Refused_without_waiting_the_table_stays_the_very_same()
    {
        var judge = Judge(Start, Here);
        var table = LeaseTable.Empty(Start.Time).Enter(Ask("ann", "*"), judge).Table;

        Assert.Same(table, table.Enter(Ask("bob", "*"), judge).Table);
        var waiting = table.Enter(Ask("bob", "*") with { TicketId = "t" }, judge).Table;
        Assert.NotSame(table, waiting);
        Assert.Same(waiting, waiting.Enter(Ask("bob", "*") with { TicketId = "t" }, judge).Table);
    }

    [Fact]
    public void A_ticket_is_renewed_when_a_third_of_its_time_is_over()
    {
        var table = LeaseTable.Empty(Start.Time).Enter(Ask("ann", "*"), Judge(Start, Here)).Table;
        table = table.Enter(Ask("bob", "*") with { TicketId = "t" }, Judge(Start, Here)).Table;

        Assert.Same(table, table.Enter(Ask("bob", "*") with { TicketId = "t" }, Judge(After(19.999), Here)).Table);
        var later = table.Enter(Ask("bob", "*") with { TicketId = "t" }, Judge(After(20), Here)).Table;

        Assert.Equal(After(20), later.Queue[0].Renewed);
        Assert.Equal(Start.Time, later.Queue[0].WaitingSince);
    }

    [Fact]
    public void Of_the_leases_that_ended_only_so_many_are_remembered_and_one_for_each_agent_and_scope()
    {
        var judge = Judge(Start, Here);
        var table = LeaseTable.Empty(Start.Time);
        for (var i = 0; i < 100; i++)
        {
            table = table.Enter(Ask("ann", $"s{i % 50}") with { LeaseId = $"{i}" }, judge).Table;
            table = table.Exit(new LeaseClaim("ann"), judge).Table;
        }

        Assert.Equal(LeaseTable.RememberedEnds, table.Ended.Count);
        Assert.Equal(Enumerable.Range(0, LeaseTable.RememberedEnds).Select(i => $"s{49 - i}"), table.Ended.Select(ended => ended.Scope.ToString()));
    }

    [Fact]
    public void A_check_in_moves_the_base_of_its_lease_only()
    {
        var judge = Judge(Start, Here);
        var table = LeaseTable.Empty(Start.Time).Enter(Ask("ann", "a"), judge).Table.Enter(Ask("bob", "b"), judge).Table;

        var after = table.CheckedIn(table.Leases[0], "new");

        Assert.Equal(table.Leases[0] with { BaseRevision = "new" }, after.Leases[0]);
        Assert.Equal(table.Leases[1], after.Leases[1]);
        Assert.Equal(table.Generation, after.Generation);
    }

    private static LeaseMoment Start { get; } = new(new DateTimeOffset(2026, 8, 10, 12, 0, 0, TimeSpan.Zero), "here/boot-1", 5_000_000);

    private static LeaseMoment After(double seconds) =>
        Start with { Time = Start.Time.AddSeconds(seconds), Uptime = Start.Uptime + (long)Math.Round(seconds * 1000) };

    private static LeaseJudge Judge(LeaseMoment now, FakeHost host) => new(now with { Boot = host.Boot }, TimeSpan.FromSeconds(10), host);

    private static LeaseRequest Ask(string agent, string scope) => new()
    {
        LeaseId = agent,
        AgentId = agent,
        Scope = LeaseScope.Parse(scope),
        TtlSeconds = 60,
        Machine = "box",
        Process = new ProcessMark(1, "1", "here"),
        TicketSeconds = 60,
    };

    private static Gen<Step[]> Steps() => (
        from kind in Gen.Choose(0, 5)
        from agent in Gen.Elements(Agents)
        from scope in Gen.Elements(Scopes)
        from mode in Gen.Elements(LeaseMode.Exclusive, LeaseMode.Exclusive, LeaseMode.Shared)
        from seconds in Gen.Elements(0, 0, 1, 15, 45, 70, -5)
        from isThere in Gen.Elements(false, false, true)
        from waits in Gen.Elements(false, true)
        select new Step(kind, agent, scope, mode, seconds, isThere, waits)).ArrayOf();

    private static LeaseTable Apply(LeaseTable table, Step step, LeaseJudge judge)
    {
        var request = Ask(step.Agent, step.Scope) with { LeaseId = $"L{table.Generation}-{step.Agent}", Mode = step.Mode, TicketId = step.Waits ? $"T-{step.Agent}-{step.Scope}" : null };
        var claim = new LeaseClaim(step.Agent) { Scope = LeaseScope.Parse(step.Scope) };
        try
        {
            return step.Kind switch
            {
                0 or 1 or 2 => table.Enter(request, judge).Table,
                3 => table.Renew(claim, null, judge).Table,
                4 => table.Exit(claim, judge).Table,
                _ => table.Leases.Count == 0 ? table : table.ForceRelease(table.Leases[0].LeaseId, "eve", "test", judge).Table,
            };
        }
        catch (VaultException)
        {
            return table;
        }
    }

    private static void Check(LeaseTable before, LeaseTable after, LeaseJudge judge)
    {
        Assert.True(after.Generation >= before.Generation, "The generation went back.");
        Assert.Equal(after.Leases.Select(lease => lease.FencingToken).Order().Distinct(), after.Leases.Select(lease => lease.FencingToken));
        foreach (var lease in after.Leases)
        {
            Assert.DoesNotContain(after.Leases, other => other != lease && Conflict(lease, other.AgentId, other.Scope, other.Mode));
            if (before.Leases.All(old => old.FencingToken != lease.FencingToken))
            {
                Assert.True(lease.FencingToken > before.Generation, "A token was given out twice.");
                var earlier = before.Queue.TakeWhile(ticket => ticket.AgentId != lease.AgentId).Where(judge.IsWaiting);
                Assert.DoesNotContain(earlier, ticket => Conflict(lease, ticket.AgentId, ticket.Scope, ticket.Mode));
            }
        }
    }

    // Two of one agent never overlap; two of different agents do where both are shared.
    private static bool Conflict(MemoryLease lease, string agent, LeaseScope scope, LeaseMode mode) =>
        lease.Scope.Overlaps(scope) && (lease.AgentId == agent || lease.Mode == LeaseMode.Exclusive || mode == LeaseMode.Exclusive);
}
