using MemoryVault.Backup;
using MemoryVault.Files;
using MemoryVault.Tests.Backup;
using MemoryVault.Tests.Leases;
using MemoryVault.Vaults;
using MemoryVault.Watching;

namespace MemoryVault.Tests.Watching;

public sealed class WatchVaultTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SyncScene _sync;
    private readonly WatchScene _scene;

    public WatchVaultTests()
    {
        _sync = new SyncScene("watched", _folder);
        _scene = new WatchScene(_sync);
        _sync.Write("a.md", "one");
    }

    public async ValueTask DisposeAsync()
    {
        await _scene.DisposeAsync();
        _sync.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_changes_is_told_at_once_and_synced_when_it_has_settled()
    {
        await _scene.StartAsync();
        await _scene.IdleAsync();
        _sync.Write("a.md", "two");
        _scene.Watcher.See("a.md");
        await RealTime.UntilAsync(() => _scene.Events.Any(each => each.Kind == WatchEventKind.Changed), "the change is told");

        var synced = await _scene.UntilAsync(WatchEventKind.Synced);

        Assert.Equal([WatchEventKind.Started, WatchEventKind.Changed, WatchEventKind.Synced], _scene.Events.Select(each => each.Kind));
        Assert.Equal("memory", _scene.Events.ElementAt(1).Source);
        Assert.Equal(1, synced.Sync!.Modified);
        Assert.InRange(synced.Time - _scene.Events.ElementAt(1).Time, new WatchOptions().Settle, new WatchOptions().Settle + TimeSpan.FromSeconds(2));
        Assert.Equal("two", _sync.Show("backup/watched/memory/a.md"));
    }

    [Fact]
    public async Task A_file_that_is_never_quiet_is_synced_all_the_same()
    {
        await _scene.StartAsync();
        await _scene.IdleAsync();
        var busy = Task.Run(async () =>
        {
            for (var i = 0; !_scene.Events.Any(each => each.Kind == WatchEventKind.Synced); i++)
            {
                _sync.Write("a.md", $"busy {i}");
                _scene.Watcher.See("a.md");
                await Task.Delay(1);
            }
        });

        var synced = await _scene.UntilAsync(WatchEventKind.Synced, step: TimeSpan.FromMilliseconds(500));
        await busy;

        Assert.NotNull(synced.Sync!.Commit);
        Assert.Equal([WatchEventKind.Started, WatchEventKind.Changed, WatchEventKind.Synced], _scene.Events.Take(3).Select(each => each.Kind));
    }

    [Fact]
    public async Task Files_that_are_not_backed_up_wake_nobody()
    {
        await using (var vault = await _sync.OpenAsync())
        {
            await new SourceRegistry(vault).AddAsync(new SourceSettings { Root = _sync.Source, Name = "memory", Exclude = ["*.tmp"] }, CancellationToken.None);
        }

        await _scene.StartAsync(new WatchOptions { Duration = TimeSpan.FromMinutes(5) });
        await _scene.IdleAsync();
        _sync.Write("x.tmp", "nothing");
        _scene.Watcher.See("x.tmp");

        await _scene.UntilAsync(WatchEventKind.Stopped);

        Assert.DoesNotContain(_scene.Events, each => each.Kind == WatchEventKind.Changed);
    }

    [Fact]
    public async Task What_another_machine_pushed_is_noticed_and_taken_in()
    {
        var remote = MakeRemote();
        await _sync.AddRemoteAsync("origin", remote);
        await _scene.StartAsync();
        await _scene.IdleAsync();
        using var other = new SyncScene("other", _folder);
        await other.AddRemoteAsync("origin", remote);
        other.Write("theirs.md", "theirs");
        await other.SyncAsync();

        var changed = await _scene.UntilAsync(WatchEventKind.RemoteChanged);
        var synced = await _scene.UntilAsync(WatchEventKind.Synced);

        Assert.Equal("origin", changed.Remote);
        Assert.Equal(RemoteState.Received, Assert.Single(synced.Sync!.Remotes).State);
        Assert.Contains("backup/other/memory/theirs.md", _sync.Paths());
    }

    [Fact]
    public async Task A_remote_that_is_away_is_asked_ever_more_rarely_while_changes_are_committed_and_gets_them_later()
    {
        var remote = MakeRemote();
        await _sync.AddRemoteAsync("origin", remote);
        await _scene.StartAsync();
        await _scene.IdleAsync();
        Directory.Move(remote, remote + ".away");
        _sync.Write("a.md", "two");
        _scene.Watcher.See("a.md");

        await _scene.UntilAsync(WatchEventKind.Failed, times: 6, step: TimeSpan.FromSeconds(5));
        var waits = _scene.Events.Where(each => each.Kind == WatchEventKind.Failed).Select(each => (each.NextAttempt - each.Time)!.Value).ToArray();
        Assert.All(waits, wait => Assert.InRange(wait, TimeSpan.FromSeconds(3), TimeSpan.FromMinutes(20)));
        Assert.True(waits[5] > waits[0] * 8);
        Assert.Equal("two", _sync.Show("backup/watched/memory/a.md"));
        Directory.Move(remote + ".away", remote);
        await _scene.UntilAsync(WatchEventKind.Recovered, step: TimeSpan.FromSeconds(5));

        Assert.Equal(_sync.Git("rev-parse", "main"), SyncScene.RunGit("--git-dir", remote, "rev-parse", "main"));
    }

    [Fact]
    public async Task Where_the_system_has_no_watches_left_it_is_said_and_the_folder_is_looked_through_until_it_has()
    {
        _scene.Watcher.IsExhausted = true;
        await _scene.StartAsync();
        var polling = await _scene.UntilAsync(WatchEventKind.Polling);
        Assert.Contains("inotify", polling.Message, StringComparison.Ordinal);
        Assert.Equal("memory", polling.Source);
        await _scene.IdleAsync();
        _sync.Write("a.md", "two");

        await _scene.UntilAsync(WatchEventKind.Synced);
        Assert.Equal("two", _sync.Show("backup/watched/memory/a.md"));
        _scene.Watcher.IsExhausted = false;
        await _scene.UntilAsync(WatchEventKind.Recovered, step: TimeSpan.FromSeconds(10));

        Assert.Single(_scene.Events, each => each.Kind == WatchEventKind.Polling);
    }

    [Fact]
    public async Task A_watcher_that_fails_later_or_missed_something_leads_to_a_look()
    {
        await _scene.StartAsync();
        await _scene.IdleAsync();
        _sync.Write("a.md", "two");
        _scene.Watcher.See(null);
        await _scene.UntilAsync(WatchEventKind.Synced);
        await _scene.IdleAsync();
        _sync.Write("a.md", "three");
        _scene.Watcher.Fail("the watches are used up");

        await _scene.UntilAsync(WatchEventKind.Synced, times: 2);

        Assert.Equal("three", _sync.Show("backup/watched/memory/a.md"));
        Assert.Contains("used up", (await _scene.UntilAsync(WatchEventKind.Polling)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_is_added_by_another_process_is_watched_from_the_next_sync_on()
    {
        await _scene.StartAsync();
        var more = Directory.CreateDirectory(_folder["more"]).FullName;
        File.WriteAllText(Path.Combine(more, "b.md"), "b");
        await _sync.AddSourceAsync(new SourceSettings { Root = more, Name = "more" });

        await _scene.UntilAsync(WatchEventKind.Synced, step: TimeSpan.FromMinutes(1));

        Assert.Contains("backup/watched/more/b.md", _sync.Paths());
    }

    [Fact]
    public async Task Another_sync_that_holds_the_vault_is_waited_for_and_nothing_is_lost()
    {
        await _scene.StartAsync(new WatchOptions { LockTimeout = TimeSpan.FromMilliseconds(50) });
        await _scene.IdleAsync();
        using (await FileLock.AcquireAsync(new VaultPaths(_sync.VaultPath).SyncLock, "sync", TimeSpan.FromSeconds(5), TimeProvider.System, CancellationToken.None))
        {
            _sync.Write("a.md", "two");
            _scene.Watcher.See("a.md");
            await _scene.UntilAsync(WatchEventKind.Failed, times: 2);
        }

        await _scene.UntilAsync(WatchEventKind.Recovered);

        Assert.Equal("two", _sync.Show("backup/watched/memory/a.md"));
    }

    [Fact]
    public async Task A_configuration_that_cannot_be_read_for_a_while_does_not_end_it()
    {
        await _scene.StartAsync();
        await _scene.IdleAsync();
        var path = new VaultPaths(_sync.VaultPath).Configuration;
        var text = await File.ReadAllTextAsync(path);
        await File.WriteAllTextAsync(path, text[..20]);
        _scene.Watcher.See("a.md");
        await _scene.UntilAsync(WatchEventKind.Failed);
        _sync.Write("a.md", "two");
        await File.WriteAllTextAsync(path, text);

        await _scene.UntilAsync(WatchEventKind.Recovered);

        Assert.Equal("two", _sync.Show("backup/watched/memory/a.md"));
    }

    [Fact]
    public async Task Cancelled_it_ends_at_once_and_the_next_sync_finds_nothing_held()
    {
        await _scene.StartAsync();
        await _scene.IdleAsync();
        _sync.Write("a.md", "two");
        _scene.Watcher.See("a.md");

        await _scene.CancelAsync();

        Assert.True(_scene.Watcher.IsDisposed);
        _scene.Watcher.See("a.md");
        Assert.Equal(1, (await _sync.SyncAsync(new SyncOptions { LockTimeout = TimeSpan.Zero })).Modified);
    }

    [Fact]
    public async Task When_its_time_is_over_it_syncs_what_has_not_settled_and_says_so()
    {
        await _scene.StartAsync(new WatchOptions { Duration = TimeSpan.FromSeconds(20), Settle = TimeSpan.FromSeconds(30) });
        await _scene.IdleAsync();
        _sync.Write("a.md", "two");
        _scene.Watcher.See("a.md");

        await _scene.UntilAsync(WatchEventKind.Stopped);
        await _scene.Watch;

        Assert.Equal([WatchEventKind.Started, WatchEventKind.Changed, WatchEventKind.Synced, WatchEventKind.Stopped], _scene.Events.Select(each => each.Kind));
    }

    [Fact]
    public async Task An_interval_that_would_flood_a_host_is_refused()
    {
        await _sync.SyncAsync();
        await using var vault = await _sync.OpenAsync();
        await Assert.ThrowsAsync<InvalidInputException>(async () =>
        {
            await foreach (var each in new WatchVault(vault).RunAsync(new WatchOptions { Poll = TimeSpan.FromSeconds(1) }, CancellationToken.None))
            {
                Assert.Fail(each.Message);
            }
        });
    }

    [Fact]
    public async Task The_system_tells_of_files_that_are_made_changed_and_removed()
    {
        var seen = new System.Collections.Concurrent.ConcurrentQueue<string?>();
        Directory.CreateDirectory(_sync["deep/er"]);
        using var watcher = new SystemFolderWatcher(_sync.Source);
        watcher.Start(seen.Enqueue, reason => throw new InvalidOperationException(reason));

        _sync.Write("deep/er/new.md", "new");
        await RealTime.UntilAsync(() => seen.Contains("deep/er/new.md"), "the new file is seen");
        File.Delete(_sync["a.md"]);
        await RealTime.UntilAsync(() => seen.Contains("a.md"), "the removed file is seen");

        using var missing = new SystemFolderWatcher(_sync["missing"]);
        Assert.Throws<IOException>(() => missing.Start(seen.Enqueue, _ => { }));
    }

    [Fact]
    public void Failures_wait_longer_each_time_up_to_a_bound_and_a_success_ends_that()
    {
        var clock = new FakeClock();
        var number = 0.1;
        var pause = new Backoff(TimeSpan.FromSeconds(60), clock, () => (number = (number + 0.37) % 1));
        Assert.InRange(pause.Left, TimeSpan.FromSeconds(48), TimeSpan.FromSeconds(72));
        for (var i = 0; i < 40; i++)
        {
            pause.Fail();
            Assert.InRange(pause.Left, TimeSpan.FromSeconds(4), TimeSpan.FromMinutes(18));
        }

        Assert.True(pause.Left > TimeSpan.FromMinutes(11));
        clock.Advance(TimeSpan.FromMinutes(19));
        Assert.Equal(TimeSpan.Zero, pause.Left);
        Assert.True(pause.Succeed());
        Assert.InRange(pause.Left, TimeSpan.FromSeconds(48), TimeSpan.FromSeconds(72));
        Assert.False(pause.Succeed());
    }

    private string MakeRemote()
    {
        var remote = _folder["remote.git"];
        SyncScene.RunGit("init", "-q", "--bare", "-b", "main", remote);
        return remote;
    }
}
