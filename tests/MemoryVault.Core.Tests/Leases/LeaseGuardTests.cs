using MemoryVault.Git;
using MemoryVault.Leases;
using MemoryVault.Memory;
using MemoryVault.Processes;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Leases;

public sealed class LeaseGuardTests
{
    private static readonly FakeHost Here = new("here", 1);
    private static readonly LeaseMoment Now = new(new DateTimeOffset(2026, 8, 10, 12, 0, 0, TimeSpan.Zero), Here.Boot, 5_000_000);

    [Fact]
    public void The_lease_that_covers_everything_is_found()
    {
        var table = Table(("ann", "tasks/a*", LeaseMode.Exclusive), ("ann", "notes", LeaseMode.Exclusive), ("bob", "people", LeaseMode.Exclusive));

        Assert.Equal("tasks/a*", Require(table, "ann", "tasks/a1", "tasks/a2").Scope.ToString());
        Assert.Equal("notes", Require(table, "ann", "notes", "notes/x").Scope.ToString());
        Assert.Equal("people", Require(table, "bob").Scope.ToString());
    }

    [Theory]
    [InlineData("tasks/b")]
    [InlineData("tasks")]
    [InlineData("notes/x")]
    public void What_no_lease_of_the_agent_covers_is_named(string entry)
    {
        var table = Table(("ann", "tasks/a*", LeaseMode.Exclusive));

        var missing = Assert.Throws<LeaseMissingException>(() => Require(table, "ann", "tasks/a1", entry));

        Assert.Equal((entry, VaultErrorKind.LeaseLost), (missing.Target, missing.Kind));
        Assert.Contains("it holds 'tasks/a*'", missing.Message);
    }

    [Fact]
    public void Two_leases_that_cover_half_of_it_each_do_not_do() =>
        Assert.Throws<LeaseMissingException>(() => Require(Table(("ann", "tasks", LeaseMode.Exclusive), ("ann", "notes", LeaseMode.Exclusive)), "ann", "tasks/a", "notes/a"));

    [Fact]
    public void A_shared_lease_is_no_right_to_change() =>
        Assert.Contains("(shared)", Assert.Throws<LeaseMissingException>(() => Require(Table(("ann", "*", LeaseMode.Shared)), "ann", "tasks/a")).Message);

    [Fact]
    public void Where_another_holds_it_he_is_named()
    {
        var table = Table(("ann", "tasks", LeaseMode.Exclusive), ("bob", "notes/b*", LeaseMode.Exclusive));

        Assert.Equal("bob", Assert.Throws<LeaseHeldException>(() => Require(table, "ann", "notes/b1")).Obstacle.AgentId);
        Assert.Equal("ann", Assert.Throws<LeaseHeldException>(() => Require(table, "cid", "tasks/x")).Obstacle.AgentId);
        Assert.Throws<LeaseMissingException>(() => Require(table, "cid", "people/x"));
    }

    [Theory]
    [InlineData("notes/b1", true)]
    [InlineData("notes/a1", false)]
    [InlineData("notes", true)]
    [InlineData("tasks/x", true)]
    [InlineData("people/x", false)]
    public void Without_a_lease_only_what_nobody_has_can_be_changed(string entry, bool isHeld)
    {
        var table = Table(("bob", "notes/b*", LeaseMode.Exclusive), ("cid", "tasks", LeaseMode.Shared), ("ann", "people", LeaseMode.Exclusive));

        var refused = Record.Exception(() => Guard(table).RequireFree("ann", [EntryPath.Parse(entry)]));

        Assert.Equal(isHeld, refused is LeaseHeldException);
        Assert.Null(Record.Exception(() => Guard(table, 61).RequireFree("ann", [EntryPath.Parse(entry)])));
    }

    [Fact]
    public void A_lease_that_has_expired_is_lost_even_if_nobody_has_swept_it()
    {
        var table = Table(("ann", "tasks", LeaseMode.Exclusive));
        var claim = new LeaseClaim("ann");

        Assert.NotNull(Guard(table, 59.999).Require(claim, [EntryPath.Parse("tasks/a")]));
        Assert.Equal(LeaseEnd.Expired, Assert.Throws<LeaseLostException>(() => Guard(table, 60).Require(claim, [EntryPath.Parse("tasks/a")])).End);
    }

    [Fact]
    public void The_token_must_be_that_of_the_lease()
    {
        var table = Table(("ann", "tasks", LeaseMode.Exclusive));
        var token = table.Leases[0].FencingToken;

        Assert.NotNull(Guard(table).Require(new LeaseClaim("ann") { FencingToken = token }, []));
        Assert.Equal(LeaseEnd.FencedOff, Assert.Throws<LeaseLostException>(() => Guard(table).Require(new LeaseClaim("ann") { FencingToken = token - 1 }, [])).End);
        Assert.Throws<LeaseMissingException>(() => Guard(table).Require(new LeaseClaim("ann") { FencingToken = token + 1 }, []));
    }

    [Fact]
    public void Who_lost_a_lease_is_told_so_even_if_another_has_it_now()
    {
        var table = Table(("ann", "tasks", LeaseMode.Exclusive));
        table = table.ForceRelease(table.Leases[0].LeaseId, "eve@box", "stuck", Judge(0)).Table.Enter(Ask("bob", "tasks", LeaseMode.Exclusive), Judge(0)).Table;

        var lost = Assert.Throws<LeaseLostException>(() => Require(table, "ann", "tasks/a"));

        Assert.Equal((LeaseEnd.Forced, "eve@box", "stuck"), (lost.End, lost.By, lost.Reason));
        Assert.Contains("Now 'bob' holds 'tasks'", lost.Message);
    }

    [Fact]
    public async Task The_table_moves_with_the_commit_that_it_names()
    {
        using var folder = new TemporaryFolder();
        var services = new VaultServices();
        await new CreateVault(services).RunAsync(new CreateVaultOptions { Path = folder["vault"], Machine = "box" }, CancellationToken.None);
        await using var vault = Vault.Open(folder["vault"], services);
        await new LeaseRegistry(vault).EnterAsync(new LeaseOptions { AgentId = "ann" }, CancellationToken.None);
        var committer = new VaultCommitter(vault);

        var commit = await committer.CommitAsync(
            "test",
            async (_, token) =>
            {
                var leases = await new LeaseStore(vault).ReadAsync(committer.Authority, token);
                var guard = new LeaseGuard(leases.Table, LeaseJudge.For(vault));
                var lease = guard.Require(new LeaseClaim("ann"), [EntryPath.Parse("tasks/a")]);
                return new CommitProposal
                {
                    Tree = ObjectId.EmptyTree,
                    IsEventOnly = true,
                    Event = new VaultEvent("checkin", "Test"),
                    FollowUp = id => leases.Become(guard.After(lease, id.ToString())),
                };
            },
            CancellationToken.None);

        Assert.Equal(await vault.ReadHeadAsync(CancellationToken.None), commit);
        Assert.Equal(commit!.ToString(), Assert.Single((await new LeaseRegistry(vault).ListAsync(CancellationToken.None)).Leases).BaseRevision);
    }

    private static MemoryLease Require(LeaseTable table, string agent, params string[] entries) =>
        Guard(table).Require(new LeaseClaim(agent), entries.Select(EntryPath.Parse));

    private static LeaseGuard Guard(LeaseTable table, double seconds = 0) => new(table, Judge(seconds));

    private static LeaseJudge Judge(double seconds) =>
        new(Now with { Time = Now.Time.AddSeconds(seconds), Uptime = Now.Uptime + (long)Math.Round(seconds * 1000) }, TimeSpan.FromSeconds(10), Here);

    private static LeaseTable Table(params (string Agent, string Scope, LeaseMode Mode)[] leases) =>
        leases.Aggregate(LeaseTable.Empty(Now.Time), (table, lease) => table.Enter(Ask(lease.Agent, lease.Scope, lease.Mode), Judge(0)).Table);

    private static LeaseRequest Ask(string agent, string scope, LeaseMode mode) => new()
    {
        LeaseId = $"{agent}:{scope}",
        AgentId = agent,
        Scope = LeaseScope.Parse(scope),
        Mode = mode,
        TtlSeconds = 60,
        Machine = "box",
        Process = new ProcessMark(1, "1", "here"),
    };
}
