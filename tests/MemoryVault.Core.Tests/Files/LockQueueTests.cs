using System.Diagnostics;
using MemoryVault.Files;

namespace MemoryVault.Tests.Files;

public sealed class LockQueueTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly TemporaryFolder _folder = new();

    private string Path => _folder["a.lock"];

    private string Queue => _folder["a.lock.queue"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Those_who_wait_get_the_lock_in_the_order_in_which_they_came()
    {
        var order = new List<int>();
        var held = await TakeAsync();
        var waiting = new List<Task>();
        for (var number = 0; number < 12; number++)
        {
            waiting.Add(WaitAsync(number));
            await UntilAsync(() => Tickets() == waiting.Count);
        }

        held.Dispose();
        await Task.WhenAll(waiting);
        Assert.Equal(Enumerable.Range(0, 12), order);
        Assert.False(Directory.Exists(Queue));

        async Task WaitAsync(int number)
        {
            using var mine = await TakeAsync();
            order.Add(number);
        }
    }

    [Fact]
    public async Task Who_has_just_come_does_not_go_before_who_waits()
    {
        var held = await TakeAsync();
        var first = TakeAsync();
        await UntilAsync(() => Tickets() == 1);
        var second = TakeAsync();
        held.Dispose();
        using (await first)
        {
            Assert.False(second.IsCompleted);
        }

        (await second).Dispose();
    }

    [Fact]
    public async Task The_ticket_of_a_dead_process_holds_nobody_up()
    {
        Directory.CreateDirectory(Queue);
        await File.WriteAllTextAsync(System.IO.Path.Combine(Queue, "000000000001-dead"), string.Empty);
        (await FileLock.AcquireAsync(Path, "test", TimeSpan.Zero, TimeProvider.System, None)).Dispose();
        Assert.False(Directory.Exists(Queue));
    }

    [Fact]
    public async Task One_that_waits_and_shows_no_life_is_passed_by()
    {
        // As a process that is stopped: it has its ticket open, and does not touch it.
        Directory.CreateDirectory(Queue);
        await using var stopped = PrivateFile.Open(System.IO.Path.Combine(Queue, "000000000001-stopped"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        (await TakeAsync()).Dispose();
        Assert.Equal(1, Tickets());
    }

    [Fact]
    public async Task One_that_waited_in_vain_leaves_the_line()
    {
        using var held = await TakeAsync();
        await Assert.ThrowsAsync<LockHeldException>(() => FileLock.AcquireAsync(Path, "test", TimeSpan.FromMilliseconds(20), TimeProvider.System, None));
        using var stop = new CancellationTokenSource();
        var cancelled = FileLock.AcquireAsync(Path, "test", TimeSpan.FromMinutes(1), TimeProvider.System, stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        Assert.False(Directory.Exists(Queue));
    }

    [RequiresUnixFact]
    public async Task Without_a_place_for_tickets_the_lock_is_had_all_the_same()
    {
        await File.WriteAllTextAsync(Queue, "not a folder");
        var held = await TakeAsync();
        var waiting = TakeAsync();
        Assert.False(waiting.IsCompleted);
        held.Dispose();
        (await waiting).Dispose();
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        var start = Stopwatch.GetTimestamp();
        while (!isSo())
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromMinutes(1), "It did not become so in a minute.");
            await Task.Delay(2);
        }
    }

    private Task<FileLock> TakeAsync() => FileLock.AcquireAsync(Path, "test", TimeSpan.FromMinutes(1), TimeProvider.System, None);

    private int Tickets() => Directory.Exists(Queue) ? Directory.GetFiles(Queue).Length : 0;
}
