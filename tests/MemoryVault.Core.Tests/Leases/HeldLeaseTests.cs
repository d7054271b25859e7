using MemoryVault.Files;
using MemoryVault.Leases;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Leases;

public sealed class HeldLeaseTests : IAsyncLifetime, IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly TimeSpan Ttl = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();
    private readonly FakeClock _clock = new();
    private readonly FakeHost _host = new("here", 1);
    private Vault _vault = null!;

    private LeaseOptions Options => new() { AgentId = "ann", Scope = LeaseScope.Parse("tasks"), TtlSeconds = 30 };

    public async Task InitializeAsync()
    {
        // Short-lived: a git that is kept would have timers of its own.
        var services = new VaultServices { Clock = _clock, Host = _host, IsShortLived = true };
        await new CreateVault(services).RunAsync(new CreateVaultOptions { Path = _folder["vault"], Machine = "box" }, None);
        _vault = Vault.Open(_folder["vault"], services);
    }

    public async Task DisposeAsync() => await _vault.DisposeAsync();

    [Fact]
    public async Task It_is_renewed_for_as_long_as_the_work_lasts()
    {
        await using var held = await HeldLease.EnterAsync(_vault, Options, None);
        var lease = held.Lease;

        for (var third = 1; third <= 30; third++)
        {
            await AdvanceAsync(held, Ttl / 3);
        }

        Assert.Equal(lease.ExpiresAt + (Ttl * 10), held.Lease.ExpiresAt);
        Assert.Equal(held.Lease, Assert.Single(await LeasesAsync()));
        Assert.Equal((lease.LeaseId, lease.FencingToken), (held.Lease.LeaseId, held.Lease.FencingToken));
        Assert.True(held.Lease.IsBound);
        Assert.False(held.LostToken.IsCancellationRequested);
        Assert.Null(held.Loss);
    }

    [Fact]
    public async Task It_is_given_back_at_the_end_whatever_the_end_is()
    {
        await Assert.ThrowsAsync<TimeoutException>(async () =>
        {
            await using var held = await HeldLease.EnterAsync(_vault, Options, None);
            Assert.Single(await LeasesAsync());
            throw new TimeoutException("the work failed");
        });
        Assert.Empty(await LeasesAsync());

        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await using var held = await HeldLease.EnterAsync(_vault, Options, stop.Token);
            await stop.CancelAsync();
            stop.Token.ThrowIfCancellationRequested();
        });
        Assert.Empty(await LeasesAsync());
    }

    [Fact]
    public async Task To_end_it_twice_is_to_end_it_once()
    {
        var held = await HeldLease.EnterAsync(_vault, Options, None);
        await held.DisposeAsync();
        var other = await HeldLease.EnterAsync(_vault, Options, None);
        await held.DisposeAsync();

        Assert.Equal(other.Lease, Assert.Single(await LeasesAsync()));
        await other.DisposeAsync();
    }

    [Fact]
    public async Task One_that_is_ended_by_force_is_lost_at_the_next_renewal_with_the_reason()
    {
        await using var held = await HeldLease.EnterAsync(_vault, Options, None);
        await new LeaseRegistry(_vault).ForceReleaseAsync(held.Lease.LeaseId, "stuck", None);
        await new LeaseRegistry(_vault).EnterAsync(Options with { AgentId = "bob" }, None);
        Assert.False(held.LostToken.IsCancellationRequested);

        await AdvanceAsync(held, Ttl / 3);

        Assert.True(held.LostToken.IsCancellationRequested);
        Assert.Equal((LeaseEnd.Forced, "stuck"), (Assert.IsType<LeaseLostException>(held.Loss).End, ((LeaseLostException)held.Loss!).Reason));
        await held.DisposeAsync();
        Assert.Equal("bob", Assert.Single(await LeasesAsync()).AgentId);
    }

    [Fact]
    public async Task One_that_cannot_be_renewed_is_lost_when_it_expires_and_not_before()
    {
        await using var held = await HeldLease.EnterAsync(_vault, Options, None);
        using (await FileLock.AcquireAsync(_vault.Paths.WriteLock, "test", TimeSpan.Zero, _clock, None))
        {
            await _clock.WhenAwaitedAsync();
            _clock.Advance(Ttl - TimeSpan.FromMilliseconds(1));
            Assert.False(held.LostToken.IsCancellationRequested);
            _clock.Advance(TimeSpan.FromMilliseconds(1));
            Assert.True(held.LostToken.IsCancellationRequested);
        }

        Assert.Equal(LeaseEnd.Expired, Assert.IsType<LeaseLostException>(held.Loss).End);
        Assert.Equal(VaultErrorKind.LeaseLost, held.Loss!.Kind);
    }

    [Fact]
    public async Task A_renewal_that_fails_once_is_tried_again_in_time()
    {
        await using var held = await HeldLease.EnterAsync(_vault, Options, None);
        var table = Path.Combine(_vault.Paths.Local, "write.lock");
        await _clock.WhenAwaitedAsync();
        File.Move(table, table + ".kept");
        Directory.CreateDirectory(table);
        _clock.Advance(Ttl / 3);
        await UntilLoggedAsync("lease.renew");
        Directory.Delete(table);
        File.Move(table + ".kept", table);

        await AdvanceAsync(held, Ttl / 15);

        Assert.False(held.LostToken.IsCancellationRequested);
        Assert.Equal(_clock.Wall, held.Lease.RenewedAt);
    }

    [Fact]
    public async Task A_lease_that_the_agent_had_before_stays_afterwards()
    {
        var before = await new LeaseRegistry(_vault).EnterAsync(Options, None);
        await using (var held = await HeldLease.EnterAsync(_vault, Options, None))
        {
            Assert.Equal(before.LeaseId, held.Lease.LeaseId);
            await AdvanceAsync(held, Ttl / 3);
            Assert.Equal(_clock.Wall, held.Lease.RenewedAt);
        }

        Assert.Equal(before.LeaseId, Assert.Single(await LeasesAsync()).LeaseId);
    }

    [Fact]
    public async Task Two_of_one_agent_exclude_each_other()
    {
        await using var held = await HeldLease.EnterAsync(_vault, Options, None);

        await Assert.ThrowsAsync<LeaseHeldException>(() => HeldLease.EnterAsync(_vault, Options, None));
    }

    public void Dispose() => _folder.Dispose();

    // Until the renewal that became due is done: it writes the table, or gives up the lease.
    private async Task AdvanceAsync(HeldLease held, TimeSpan time)
    {
        await _clock.WhenAwaitedAsync();
        var before = held.Lease;
        _clock.Advance(time);
        await RealTime.UntilAsync(() => !ReferenceEquals(held.Lease, before) || held.LostToken.IsCancellationRequested, "the lease is renewed or lost");
    }

    private Task UntilLoggedAsync(string @event)
    {
        var log = Path.Combine(_vault.Paths.Log, "memoryvault.jsonl");
        return RealTime.UntilAsync(async () => File.Exists(log) && (await File.ReadAllTextAsync(log)).Contains(@event), $"'{@event}' is logged");
    }

    private async Task<IReadOnlyList<MemoryLease>> LeasesAsync() => (await new LeaseRegistry(_vault).ListAsync(None)).Leases;
}
