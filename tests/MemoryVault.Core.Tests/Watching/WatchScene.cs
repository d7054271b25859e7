using System.Collections.Concurrent;
using MemoryVault.Tests.Backup;
using MemoryVault.Tests.Leases;
using MemoryVault.Vaults;
using MemoryVault.Watching;

namespace MemoryVault.Tests.Watching;

/// <summary>A vault under watch by a clock that the test sets, and what the watch told.</summary>
internal sealed class WatchScene : IAsyncDisposable
{
    private readonly CancellationTokenSource _ended = new();
    private readonly ConcurrentQueue<WatchEvent> _events = new();
    private readonly Func<Task<Vault>> _open;
    private Vault? _vault;
    private Task _watch = Task.CompletedTask;

    /// <summary>Watches a vault that has one source, synced once.</summary>
    internal WatchScene(SyncScene sync) => _open = async () =>
    {
        await sync.SyncAsync();
        return await sync.OpenAsync();
    };

    /// <summary>Watches a vault as it is.</summary>
    internal WatchScene(Func<Vault> open) => _open = () => Task.FromResult(open());

    internal FakeClock Clock { get; } = new();

    internal FakeFolderWatcher Watcher { get; } = new();

    internal IReadOnlyCollection<WatchEvent> Events => _events;

    internal Task Watch => _watch;

    /// <summary>Begins to watch.</summary>
    internal async Task StartAsync(WatchOptions? options = null)
    {
        _vault = await _open();
        var watch = new WatchVault(_vault) { OpenWatcher = _ => Watcher, Clock = Clock, Chance = () => 0.5 };
        _watch = Task.Run(async () =>
        {
            await foreach (var each in watch.RunAsync(options ?? new WatchOptions(), _ended.Token))
            {
                _events.Enqueue(each);
            }
        });
        await UntilAsync(WatchEventKind.Started);
    }

    /// <summary>Lets time go by until something has happened so many times.</summary>
    internal async Task<WatchEvent> UntilAsync(WatchEventKind kind, int times = 1, TimeSpan? step = null)
    {
        using var given = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var seen = Task.Run(async () =>
        {
            while (_events.Count(each => each.Kind == kind) < times && !_watch.IsCompleted)
            {
                await Task.Delay(2, given.Token);
            }
        });
        await Clock.RunAsync(seen, step ?? TimeSpan.FromSeconds(1));
        await seen;
        var all = _events.Where(each => each.Kind == kind).ToArray();
        return all.Length >= times ? all[times - 1] : throw new InvalidOperationException($"The watch ended before {kind}: {_watch.Exception}");
    }

    /// <summary>Waits until the watch waits for the clock, without letting time go by.</summary>
    internal Task IdleAsync() => Clock.WhenAwaitedAsync(1);

    internal async Task CancelAsync()
    {
        await _ended.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _watch);
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _watch.ContinueWith(_ => { }, TaskScheduler.Default);
        _ended.Dispose();
        if (_vault is not null)
        {
            await _vault.DisposeAsync();
        }
    }
}
