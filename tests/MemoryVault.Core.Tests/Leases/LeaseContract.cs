using MemoryVault.Git;
using MemoryVault.Leases;
using MemoryVault.Memory;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Leases;

/// <summary>What leases promise, whatever authority keeps the table. Each participant has a clock and a host of its own.</summary>
public abstract partial class LeaseContract : IAsyncLifetime
{
    private const int Ttl = 60;
    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(new VaultPolicies().ClockSkewSeconds);
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly List<Vault> _open = [];

    /// <summary>Opens a vault that shares one lease table with all others that this gives.</summary>
    private protected abstract Task<Vault> JoinAsync(VaultServices services);

    /// <summary>Makes the table that all share be some bytes, or absent.</summary>
    private protected abstract Task ReplaceTableAsync(Vault vault, byte[]? bytes);

    public virtual Task InitializeAsync() => Task.CompletedTask;

    public virtual async Task DisposeAsync()
    {
        foreach (var vault in _open)
        {
            await vault.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_lease_says_all_that_was_asked_for()
    {
        var here = await OpenAsync();

        var lease = await here.EnterAsync("ann", "tasks/bug-*", purpose: "triage");

        Assert.Equal(("ann", "tasks/bug-*", LeaseMode.Exclusive, Ttl, "triage"), (lease.AgentId, lease.Scope.ToString(), lease.Mode, lease.TtlSeconds, lease.Purpose));
        Assert.Equal((here.Clock.Wall, here.Clock.Wall, here.Clock.Wall.AddSeconds(Ttl)), (lease.AcquiredAt, lease.RenewedAt, lease.ExpiresAt));
        Assert.Equal((await here.Vault.ReadHeadAsync(None))?.ToString(), lease.BaseRevision);
        Assert.Equal(lease, Assert.Single(await here.ListAsync()));
    }

    [Fact]
    public async Task Another_agent_is_told_who_holds_it_where_since_and_until_when_and_why()
    {
        var here = await OpenAsync();
        var lease = await here.EnterAsync("ann", "tasks", purpose: "triage");

        var refused = await Assert.ThrowsAsync<LeaseHeldException>(() => here.EnterAsync("bob", "tasks/a*"));

        Assert.Equal(VaultErrorKind.LeaseHeld, refused.Kind);
        Assert.Equal(lease.LeaseId, refused.Obstacle.LeaseId);
        Assert.All(
            ["'tasks'", "'ann'", here.Vault.Configuration.Machine, "process 1", "2026-08-10 12:00:00Z", "2026-08-10 12:01:00Z", "triage"],
            fact => Assert.Contains(fact, refused.Message));
        Assert.Contains(lease.LeaseId, refused.Remedy);
    }

    [Fact]
    public async Task Scopes_that_do_not_overlap_are_held_side_by_side()
    {
        var here = await OpenAsync();

        await here.EnterAsync("ann", "tasks/a*");
        await here.EnterAsync("bob", "tasks/b*");
        await here.EnterAsync("cid", "notes");

        Assert.Equal(3, (await here.ListAsync()).Count);
        await Assert.ThrowsAsync<LeaseHeldException>(() => here.EnterAsync("dan", "tasks/*c"));
        await Assert.ThrowsAsync<LeaseHeldException>(() => here.EnterAsync("dan", "*"));
    }

    [Fact]
    public async Task Shared_leases_keep_out_exclusive_ones_only()
    {
        var here = await OpenAsync();

        await here.EnterAsync("ann", "tasks", LeaseMode.Shared);
        await here.EnterAsync("bob", "*", LeaseMode.Shared);

        await Assert.ThrowsAsync<LeaseHeldException>(() => here.EnterAsync("cid", "tasks"));
        await here.ExitAsync("ann");
        await here.ExitAsync("bob");
        await here.EnterAsync("cid", "tasks");
        await Assert.ThrowsAsync<LeaseHeldException>(() => here.EnterAsync("ann", "tasks", LeaseMode.Shared));
    }

    [Fact]
    public async Task The_same_agent_on_the_same_scope_again_renews_its_lease()
    {
        var here = await OpenAsync();
        var first = await here.EnterAsync("ann", "tasks", purpose: "triage");
        here.Clock.Advance(TimeSpan.FromSeconds(40));

        var again = await here.EnterAsync("ann", "tasks");

        Assert.Equal((first.LeaseId, first.FencingToken, first.BaseRevision, first.AcquiredAt), (again.LeaseId, again.FencingToken, again.BaseRevision, again.AcquiredAt));
        Assert.Equal("triage", again.Purpose);
        Assert.Equal(first.ExpiresAt.AddSeconds(40), again.ExpiresAt);
    }

    [Theory]
    [InlineData("tasks", "tasks/a", LeaseMode.Exclusive)]
    [InlineData("tasks/a", "*", LeaseMode.Exclusive)]
    [InlineData("tasks", "tasks", LeaseMode.Shared)]
    public async Task The_same_agent_on_another_scope_that_overlaps_is_refused_at_once(string held, string asked, LeaseMode mode)
    {
        var here = await OpenAsync();
        var lease = await here.EnterAsync("ann", held);

        var refused = await Assert.ThrowsAsync<LeaseOverlapException>(() => here.EnterAsync("ann", asked, mode, wait: TimeSpan.FromHours(1)));

        Assert.Equal(lease, refused.Held);
        Assert.Equal(VaultErrorKind.LeaseHeld, refused.Kind);
    }

    [Fact]
    public async Task Tokens_grow_over_everything()
    {
        var here = await OpenAsync();
        var tokens = new List<long> { (await here.EnterAsync("ann")).FencingToken };
        await here.ExitAsync("ann");
        tokens.Add((await here.EnterAsync("ann")).FencingToken);
        here.Clock.Advance(TimeSpan.FromSeconds(Ttl));
        var forced = await here.EnterAsync("bob");
        tokens.Add(forced.FencingToken);
        await here.Registry.ForceReleaseAsync(forced.LeaseId, "gone", None);
        tokens.Add((await here.EnterAsync("cid")).FencingToken);
        await ReplaceTableAsync(here.Vault, [.. "{ \"generation\": "u8, .. System.Text.Encoding.ASCII.GetBytes($"{tokens[^1] + 5_000_000_000}"), .. " oops"u8]);
        tokens.Add((await here.EnterAsync("dan")).FencingToken);
        Assert.True(tokens[^1] > tokens[^2] + 5_000_000_000, "The damaged table still told how far it was.");
        here.Clock.Advance(TimeSpan.FromDays(100));
        await ReplaceTableAsync(here.Vault, null);
        tokens.Add((await here.EnterAsync("eve")).FencingToken);

        Assert.Equal(tokens.Order().Distinct(), tokens);
    }

    [Fact]
    public async Task On_one_host_a_lease_ends_to_the_millisecond()
    {
        var here = await OpenAsync();
        await here.EnterAsync("ann");

        here.Clock.Advance(TimeSpan.FromSeconds(Ttl) - TimeSpan.FromMilliseconds(1));
        await Assert.ThrowsAsync<LeaseHeldException>(() => here.EnterAsync("bob"));
        here.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await here.EnterAsync("bob");

        var lost = await Assert.ThrowsAsync<LeaseLostException>(() => here.RenewAsync("ann"));
        Assert.Equal(LeaseEnd.Expired, lost.End);
        Assert.Contains("'bob' holds", lost.Message);
    }

    [Theory]
    [InlineData(-3600)]
    [InlineData(3600)]
    public async Task On_one_host_a_wall_clock_that_jumps_changes_nothing(int seconds)
    {
        var here = await OpenAsync();
        await here.EnterAsync("ann");
        here.Clock.Wall += TimeSpan.FromSeconds(seconds);

        await Assert.ThrowsAsync<LeaseHeldException>(() => here.EnterAsync("bob"));
        await here.RenewAsync("ann");
        here.Clock.Wall -= TimeSpan.FromSeconds(seconds);
        here.Clock.Advance(TimeSpan.FromSeconds(Ttl - 1));
        await Assert.ThrowsAsync<LeaseHeldException>(() => here.EnterAsync("bob"));
        here.Clock.Advance(TimeSpan.FromSeconds(1));
        await here.EnterAsync("bob");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(-9)]
    public async Task Another_host_allows_for_clocks_that_differ(int ahead)
    {
        var (here, there) = (await OpenAsync(), await OpenAsync("there"));
        there.Clock.Wall += TimeSpan.FromSeconds(ahead);
        await here.EnterAsync("ann");

        await Assert.ThrowsAsync<LeaseHeldException>(() => there.EnterAsync("bob"));
        there.Clock.Advance(TimeSpan.FromSeconds(Ttl - ahead) + Skew - TimeSpan.FromMilliseconds(1));
        await Assert.ThrowsAsync<LeaseHeldException>(() => there.EnterAsync("bob"));
        there.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await there.EnterAsync("bob");
    }

    [Fact]
    public async Task A_clock_of_another_host_that_goes_back_extends_nothing()
    {
        var (here, there) = (await OpenAsync(), await OpenAsync("there"));
        await here.EnterAsync("ann");
        there.Clock.Wall -= Skew;
        await Assert.ThrowsAsync<LeaseHeldException>(() => there.EnterAsync("bob"));
        there.Clock.Wall -= TimeSpan.FromMilliseconds(1);

        await there.EnterAsync("bob");
        await Assert.ThrowsAsync<LeaseLostException>(() => here.RenewAsync("ann"));
    }

    [Fact]
    public async Task After_a_restart_of_the_host_the_wall_clock_counts()
    {
        var here = await OpenAsync("here", boot: "first");
        await here.EnterAsync("ann");
        var after = await OpenAsync("here", boot: "second");

        after.Clock.Advance(TimeSpan.FromSeconds(Ttl) + Skew - TimeSpan.FromMilliseconds(1));
        await Assert.ThrowsAsync<LeaseHeldException>(() => after.EnterAsync("bob"));
        after.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await after.EnterAsync("bob");
    }

    [Fact]
    public async Task The_holder_itself_gets_no_allowance()
    {
        var (here, there) = (await OpenAsync(), await OpenAsync("there"));
        var lease = await here.EnterAsync("ann");
        there.Clock.Advance(TimeSpan.FromSeconds(Ttl));

        await Assert.ThrowsAsync<LeaseLostException>(() => there.RenewAsync("ann"));
        await Assert.ThrowsAsync<LeaseHeldException>(() => there.EnterAsync("bob"));
        var again = await there.EnterAsync("ann");

        Assert.True(again.FencingToken > lease.FencingToken);
        Assert.NotEqual(lease.LeaseId, again.LeaseId);
    }

    [Fact]
    public async Task A_holder_whose_process_died_on_this_host_is_seen_at_once()
    {
        var (here, next) = (await OpenAsync(process: 1), await OpenAsync(process: 2));
        var lease = await here.EnterAsync("ann", isBound: true);
        await Assert.ThrowsAsync<LeaseHeldException>(() => next.EnterAsync("bob"));
        next.Host.End(1);

        await next.EnterAsync("bob");

        var lost = await Assert.ThrowsAsync<LeaseLostException>(() => next.RenewAsync("ann", lease.FencingToken));
        Assert.Equal(LeaseEnd.HolderDied, lost.End);
    }

    [Fact]
    public async Task A_lease_that_belongs_to_the_agent_outlives_the_process_that_took_it()
    {
        var (here, next) = (await OpenAsync(process: 1), await OpenAsync(process: 2));
        var lease = await here.EnterAsync("ann");
        next.Host.End(1);

        await Assert.ThrowsAsync<LeaseHeldException>(() => next.EnterAsync("bob"));
        Assert.Equal(lease.FencingToken, (await next.RenewAsync("ann")).FencingToken);
    }

    [Fact]
    public async Task A_process_of_another_host_is_not_judged_by_its_number()
    {
        var (here, there) = (await OpenAsync(process: 1), await OpenAsync("there", process: 2));
        await here.EnterAsync("ann", isBound: true);
        there.Host.End(1);

        await Assert.ThrowsAsync<LeaseHeldException>(() => there.EnterAsync("bob"));
    }

    [Fact]
    public async Task A_lease_bound_to_a_process_keeps_out_other_processes_of_the_same_agent_that_do_not_know_its_token()
    {
        var (here, next) = (await OpenAsync(process: 1), await OpenAsync(process: 2));
        var lease = await here.EnterAsync("ann", "tasks", isBound: true);

        await Assert.ThrowsAsync<LeaseHeldException>(() => next.EnterAsync("ann", "tasks"));
        await Assert.ThrowsAsync<LeaseHeldException>(() => next.EnterAsync("ann", "tasks", isBound: true));
        await Assert.ThrowsAsync<LeaseHeldException>(() => next.ExitAsync("ann"));
        Assert.Equal(lease.LeaseId, (await next.EnterAsync("ann", "tasks", token: lease.FencingToken)).LeaseId);
        await next.ExitAsync("ann", lease.FencingToken);
        Assert.Empty(await here.ListAsync());
    }

    [Fact]
    public async Task Renewing_and_giving_back_need_a_lease_and_its_token()
    {
        var here = await OpenAsync();
        await Assert.ThrowsAsync<LeaseMissingException>(() => here.RenewAsync("ann"));
        await Assert.ThrowsAsync<LeaseMissingException>(() => here.ExitAsync("ann"));
        var lease = await here.EnterAsync("ann", "tasks");

        await Assert.ThrowsAsync<LeaseLostException>(() => here.ExitAsync("ann", lease.FencingToken - 1));
        await Assert.ThrowsAsync<LeaseMissingException>(() => here.ExitAsync("ann", lease.FencingToken + 1));
        await here.ExitAsync("ann", lease.FencingToken);
        var lost = await Assert.ThrowsAsync<LeaseLostException>(() => here.RenewAsync("ann", lease.FencingToken));

        Assert.Equal((LeaseEnd.Released, VaultErrorKind.LeaseLost), (lost.End, lost.Kind));
    }

    [Fact]
    public async Task Of_several_leases_one_must_be_named()
    {
        var here = await OpenAsync();
        await here.EnterAsync("ann", "tasks");
        var notes = await here.EnterAsync("ann", "notes");

        await Assert.ThrowsAsync<InvalidInputException>(() => here.ExitAsync("ann"));
        await here.Registry.ExitAsync(new LeaseClaim("ann") { Scope = LeaseScope.Parse("tasks") }, None);
        Assert.Equal(notes.LeaseId, Assert.Single(await here.ListAsync()).LeaseId);
    }

    [Fact]
    public async Task A_lease_ended_by_force_is_an_event_and_its_holder_is_told_by_whom_and_why()
    {
        var here = await OpenAsync();
        var lease = await here.EnterAsync("ann", "tasks", purpose: "triage");
        var before = await here.Vault.ReadHeadAsync(None);

        await here.Registry.ForceReleaseAsync(lease.LeaseId, "ann hangs\nsince noon", None);

        var head = await here.Vault.ReadHeadAsync(None);
        var commit = await here.Vault.Repository.Objects.ReadCommitAsync(head!, None);
        var message = CommitMessage.Parse(commit.Message.ToString());
        Assert.Equal(before is null ? [] : [before], commit.Parents);
        Assert.Equal(("force-release", lease.LeaseId, $"{lease.FencingToken}", "ann"), (message["Vault-Kind"], message["Vault-Lease"], message["Vault-Fence"], message["Vault-Holder"]));
        Assert.Equal("ann hangs\nsince noon", message["Vault-Justification"]);
        Assert.Empty(await here.ListAsync());

        var lost = Assert.Throws<LeaseLostException>(() => here.Guard().Require(new LeaseClaim("ann") { FencingToken = lease.FencingToken }, [EntryPath.Parse("tasks/a")]));
        Assert.Equal((LeaseEnd.Forced, "ann hangs\nsince noon"), (lost.End, lost.Reason));
        Assert.Contains($"by {here.Vault.Services.Environment.UserName}@{here.Vault.Configuration.Machine}", lost.Message);
        await here.EnterAsync("bob", "tasks");
    }

    [Fact]
    public async Task A_forced_end_that_was_killed_between_its_two_refs_is_told_once()
    {
        var here = await OpenAsync();
        var lease = await here.EnterAsync("ann");
        var table = await here.Vault.SharedRefs().ReadLeasesAsync(None);
        var bytes = (await here.Vault.Repository.Objects.TryReadAsync(table!, None))!.Bytes.ToArray();
        await here.Registry.ForceReleaseAsync(lease.LeaseId, "gone", None);
        var told = await here.Vault.ReadHeadAsync(None);
        await ReplaceTableAsync(here.Vault, bytes);

        await here.Registry.ForceReleaseAsync(lease.LeaseId, "gone", None);

        Assert.Empty(await here.ListAsync());
        Assert.Equal(told, await here.Vault.ReadHeadAsync(None));
    }

    [Fact]
    public async Task To_end_a_lease_by_force_takes_its_id_and_a_reason()
    {
        var here = await OpenAsync();
        var lease = await here.EnterAsync("ann");

        await Assert.ThrowsAsync<LeaseUnknownException>(() => here.Registry.ForceReleaseAsync("ann", "gone", None));
        await Assert.ThrowsAsync<InvalidInputException>(() => here.Registry.ForceReleaseAsync(lease.LeaseId, " ", None));
        await here.ExitAsync("ann");
        var ended = await Assert.ThrowsAsync<LeaseUnknownException>(() => here.Registry.ForceReleaseAsync(lease.LeaseId, "gone", None));

        Assert.Contains("released", ended.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(604801)]
    public async Task A_time_to_live_is_1_second_to_7_days(int seconds)
    {
        var here = await OpenAsync();

        await Assert.ThrowsAsync<InvalidInputException>(() => here.EnterAsync("ann", ttl: seconds));
        await here.EnterAsync("ann", "a", ttl: 1);
        await here.EnterAsync("ann", "b", ttl: 604800);
        await Assert.ThrowsAsync<InvalidInputException>(() => here.Registry.RenewAsync(new LeaseClaim("ann") { Scope = LeaseScope.Parse("b") }, seconds, None));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{\"version\": 1, \"generation\": \"many\", \"leases\": [], \"queue\": [], \"ended\": []}")]
    [InlineData("{\"version\": 1, \"generation\": 7, \"leases\": [{}], \"queue\": [], \"ended\": []}")]
    public async Task A_damaged_table_is_kept_and_begun_anew(string content)
    {
        var here = await OpenAsync();
        var lease = await here.EnterAsync("ann");
        var bytes = System.Text.Encoding.UTF8.GetBytes(content);
        await ReplaceTableAsync(here.Vault, bytes);

        Assert.Empty(await here.ListAsync());
        await Assert.ThrowsAnyAsync<VaultException>(() => here.RenewAsync("ann"));
        here.Clock.Advance(TimeSpan.FromSeconds(1));
        var next = await here.EnterAsync("bob");

        Assert.True(next.FencingToken > lease.FencingToken);
        var rescued = Assert.Single(await here.Vault.Repository.ListRefsAsync("refs/memoryvault/rescue", None));
        Assert.Equal(bytes, (await here.Vault.Repository.Objects.ReadBlobAsync(rescued.Value, None)).ToArray());
        await ReplaceTableAsync(here.Vault, bytes);
        here.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True((await here.EnterAsync("cid")).FencingToken > next.FencingToken);
    }

    [Fact]
    public async Task A_table_of_a_newer_program_is_left_alone()
    {
        var here = await OpenAsync();
        await ReplaceTableAsync(here.Vault, "{\"version\": 2, \"shards\": []}"u8.ToArray());

        await Assert.ThrowsAsync<LeaseTableTooNewException>(() => here.EnterAsync("ann"));
        await Assert.ThrowsAsync<LeaseTableTooNewException>(here.ListAsync);
    }

    private async Task<LeaseParticipant> OpenAsync(string host = "here", int process = 1, string? boot = null, TimeProvider? clock = null)
    {
        var fake = new FakeClock();
        var probe = boot is null ? new FakeHost(host, process) : new FakeHost(host, process) { Boot = boot };
        var vault = await JoinAsync(new VaultServices { Clock = clock ?? fake, Host = probe });
        lock (_open)
        {
            _open.Add(vault);
        }

        return new LeaseParticipant(vault, fake, probe, Ttl);
    }
}
