using MemoryVault.Leases;

namespace MemoryVault.Tests.Leases;

/// <content>What is promised to who waits in the queue.</content>
public abstract partial class LeaseContract
{
    [Fact]
    public async Task Who_waits_is_served_in_the_order_of_coming()
    {
        var here = await OpenAsync(clock: TimeProvider.System);
        await here.EnterAsync("ann", "tasks");

        var bob = here.EnterAsync("bob", "tasks/b*", wait: TimeSpan.FromMinutes(5));
        await here.UntilQueueIsAsync("bob");
        var next = await OpenAsync(clock: TimeProvider.System);
        var cid = next.EnterAsync("cid", "*", wait: TimeSpan.FromMinutes(5));
        await here.UntilQueueIsAsync("bob", "cid");

        var refused = await Assert.ThrowsAsync<LeaseHeldException>(() => here.EnterAsync("dan", "notes"));
        Assert.Equal(("cid", null), (refused.Obstacle.AgentId, refused.Obstacle.LeaseId));
        Assert.Contains("waited for", refused.Message);

        var other = await OpenAsync(clock: TimeProvider.System);
        await other.ExitAsync("ann");
        await bob;
        Assert.False(cid.IsCompleted);
        await other.ExitAsync("bob");
        Assert.Equal("cid", (await cid).AgentId);
        await other.UntilQueueIsAsync();
    }

    [Fact]
    public async Task Who_waits_in_vain_is_told_for_whom_and_leaves_the_queue()
    {
        var here = await OpenAsync();
        await here.EnterAsync("ann", ttl: 3600);

        var waiting = here.EnterAsync("bob", wait: TimeSpan.FromSeconds(150));
        await here.Clock.RunAsync(waiting, TimeSpan.FromSeconds(1));

        var refused = await Assert.ThrowsAsync<LeaseHeldException>(() => waiting);
        Assert.Contains("Waited 150 s", refused.Message);
        Assert.Equal("ann", refused.Obstacle.AgentId);
        await here.UntilQueueIsAsync();
    }

    [Fact]
    public async Task Who_waits_gets_a_lease_when_it_expires()
    {
        var here = await OpenAsync();
        await here.EnterAsync("ann");

        var waiting = here.EnterAsync("bob", wait: TimeSpan.FromSeconds(Ttl + 5));
        await here.Clock.RunAsync(waiting, TimeSpan.FromSeconds(1));

        Assert.Equal("bob", (await waiting).AgentId);
        await here.UntilQueueIsAsync();
    }

    [Fact]
    public async Task Who_stops_waiting_leaves_the_queue()
    {
        var here = await OpenAsync(clock: TimeProvider.System);
        await here.EnterAsync("ann");
        using var stop = new CancellationTokenSource();
        var waiting = here.EnterAsync("bob", wait: TimeSpan.FromMinutes(5), cancellationToken: stop.Token);
        await here.UntilQueueIsAsync("bob");

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await here.UntilQueueIsAsync();
    }

    [Fact]
    public async Task Dead_ones_in_the_queue_hold_nobody_up()
    {
        var (dead, lost, here) = (await OpenAsync(process: 1), await OpenAsync("there", process: 1), await OpenAsync(process: 2));
        var holder = await here.EnterAsync("ann", ttl: 3600);
        _ = dead.EnterAsync("bob", wait: TimeSpan.FromHours(5));
        await here.UntilQueueIsAsync("bob");
        _ = lost.EnterAsync("cid", wait: TimeSpan.FromHours(5));
        await here.UntilQueueIsAsync("bob", "cid");
        await here.ExitAsync("ann", holder.FencingToken);

        // Neither's clock goes on: both hang for ever.
        here.Host.End(1);
        Assert.Equal("cid", (await Assert.ThrowsAsync<LeaseHeldException>(() => here.EnterAsync("dan"))).Obstacle.AgentId);
        here.Clock.Advance(TimeSpan.FromSeconds(60) + Skew);
        await here.EnterAsync("dan");
    }

    [Fact]
    public async Task Of_many_that_race_one_at_a_time_has_the_lease_and_tokens_grow_in_that_order()
    {
        const int Racers = 6;
        const int Rounds = 8;
        var inside = 0;
        var tokens = new List<long>();
        var racers = await Task.WhenAll(Enumerable.Range(0, Racers).Select(_ => OpenAsync(clock: TimeProvider.System)));

        await Task.WhenAll(racers.Select((racer, number) => Task.Run(async () =>
        {
            for (var round = 0; round < Rounds; round++)
            {
                var lease = await racer.EnterAsync($"agent-{number}", "tasks/*", wait: TimeSpan.FromMinutes(5));
                Assert.Equal(1, Interlocked.Increment(ref inside));
                tokens.Add(lease.FencingToken);
                await Task.Yield();
                Interlocked.Decrement(ref inside);
                await racer.ExitAsync($"agent-{number}", lease.FencingToken);
            }
        })));

        Assert.Equal(Racers * Rounds, tokens.Count);
        Assert.Equal(tokens.Order().Distinct(), tokens);
    }
}
