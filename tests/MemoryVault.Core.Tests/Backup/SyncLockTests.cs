using MemoryVault.Backup;
using MemoryVault.Files;

namespace MemoryVault.Tests.Backup;

public sealed class SyncLockTests : IDisposable
{
    private readonly SyncScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task A_second_sync_says_who_holds_the_vault()
    {
        _scene.Write("a.md", "a");
        await _scene.SyncAsync();
        var path = Path.Combine(_scene.VaultPath, "local", "sync.lock");
        using var held = await FileLock.AcquireAsync(path, "sync", TimeSpan.Zero, TimeProvider.System, CancellationToken.None);

        var error = await Assert.ThrowsAsync<LockHeldException>(
            () => _scene.SyncAsync(new SyncOptions { LockTimeout = TimeSpan.FromMilliseconds(50) }));

        Assert.Contains($"process {Environment.ProcessId}", error.Message);
    }

    [Fact]
    public async Task Syncs_at_once_all_succeed_and_commit_the_change_once()
    {
        _scene.Write("a.md", "a");
        await _scene.SyncAsync();
        _scene.Write("a.md", "a2");

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => _scene.SyncAsync())));

        Assert.Single(results, result => result.Commit is not null);
        Assert.Equal("2", _scene.Git("rev-list", "--count", "main").Trim());
    }

    [Fact]
    public async Task A_lock_file_that_a_killed_git_left_is_removed()
    {
        _scene.Write("a.md", "a");
        await _scene.SyncAsync();
        File.WriteAllText(Path.Combine(_scene.Repository, "refs", "heads", "main.lock"), string.Empty);
        _scene.Write("a.md", "a2");

        var result = await _scene.SyncAsync();

        Assert.NotNull(result.Commit);
        Assert.False(File.Exists(Path.Combine(_scene.Repository, "refs", "heads", "main.lock")));
    }

    [Fact]
    public async Task A_lock_of_a_git_that_is_alive_is_waited_for()
    {
        _scene.Write("a.md", "a");
        await _scene.SyncAsync();
        var lockFile = Path.Combine(_scene.Repository, "refs", "heads", "main.lock");
        File.WriteAllText(lockFile, string.Empty);
        _scene.Write("a.md", "a2");

        var sync = _scene.SyncAsync();
        await Task.Delay(400);
        File.Delete(lockFile);

        Assert.NotNull((await sync).Commit);
    }
}
