using System.Diagnostics;
using MemoryVault.Files;
using MemoryVault.Vaults;

namespace MemoryVault.Cli.Tests.Commands;

/// <summary>What scripts rely on (DESIGN section 5).</summary>
public sealed class ExitCodeTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    public ExitCodeTests() => _home.Write("notes/a.md", "a");

    [UnixFact]
    public void The_exit_code_tells_where_neither_stream_can_be_written()
    {
        // The device that is always full is Linux's alone.
        var full = File.Exists("/dev/full") ? "/dev/full" : "/dev/null";
        var outcome = _home.Execute("sh", "-c", $"dotnet '{TemporaryHome.Program}' status --vault '{_home["nothing"]}' >{full} 2>{full}");
        Assert.Equal(1, outcome.ExitCode);
    }

    [Fact]
    public void Committed_and_not_pushed_is_5_and_the_next_sync_catches_up()
    {
        _home.Json("init");
        _home.Json("remote", "add", "origin", _home["remote.git"]);

        var failed = _home.Run("sync", _home["notes"], "--json");
        _home.Execute("git", "init", "--quiet", "--bare", _home["remote.git"]);
        var caughtUp = _home.Run("sync", "--json");

        Assert.Equal(5, failed.ExitCode);
        Assert.NotNull(failed.Json.Text("commit"));
        Assert.Equal("failed", failed.Json.First("remotes").Text("state"));
        Assert.NotNull(failed.Json.First("remotes").Text("error"));
        Assert.Equal(0, caughtUp.ExitCode);
        Assert.Null(caughtUp.Json.Text("commit"));
        Assert.Equal("pushed", caughtUp.Json.First("remotes").Text("state"));
    }

    [Fact]
    public void A_damaged_vault_fails_its_verification_with_6()
    {
        _home.Json("sync", _home["notes"]);
        var objects = Path.Combine(_home.Vault, "repository.git", "objects");
        var blob = _home.Execute("git", "-C", Path.Combine(_home.Vault, "repository.git"), "hash-object", _home["notes", "a.md"]).Output.Trim();
        var file = Path.Combine(objects, blob[..2], blob[2..]);
        Assert.True(File.Exists(file), file);
        File.SetAttributes(file, FileAttributes.Normal);
        File.Delete(file);

        var outcome = _home.Run("verify", "--json");

        Assert.Equal(6, outcome.ExitCode);
        Assert.False(outcome.Json.GetProperty("passed").GetBoolean());
        JsonShape.Has(outcome.Json.First("problems"), "id target message remedy");
    }

    [Fact]
    public void A_source_that_is_gone_fails_alone()
    {
        _home.Write("other/b.md", "b");
        _home.Json("sync", _home["notes"], _home["other"]);
        Directory.Delete(_home["other"], recursive: true);
        _home.Write("notes/c.md", "c");

        var outcome = _home.Run("sync");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("1 added", outcome.Output);
        Assert.Contains("other", outcome.Error);
    }

    [Fact]
    public void A_remote_that_cannot_be_taken_over_is_a_plain_failure()
    {
        var outcome = _home.Run("init", "--from", _home["nowhere.git"]);

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("nowhere.git", outcome.Error);
    }

    [UnixFact]
    public async Task Interrupted_it_ends_with_130_and_without_a_stack()
    {
        _home.Json("init");
        var paths = new VaultPaths(_home.Vault);
        using var held = await FileLock.AcquireAsync(paths.SyncLock, "test", TimeSpan.FromSeconds(10), TimeProvider.System, CancellationToken.None);

        using var process = _home.Start(new Dictionary<string, string?>(), "dotnet", [TemporaryHome.Program, "sync", _home["notes"]]);
        await WaitInLineAsync(process, paths.SyncLock);
        _home.Execute("kill", "-INT", $"{process.Id}");
        var outcome = TemporaryHome.Finish(process);

        Assert.Equal(130, outcome.ExitCode);
        Assert.Contains("Interrupted.", outcome.Error);
        Assert.DoesNotContain("   at ", outcome.Error);
    }

    public void Dispose() => _home.Dispose();

    // Not for a time: on a busy machine it may not have begun to listen to signals by then.
    private static async Task WaitInLineAsync(Process process, string path)
    {
        var start = Stopwatch.GetTimestamp();
        while (!Directory.Exists(path + ".queue"))
        {
            Assert.False(process.HasExited, "It should wait for the lock.");
            Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromMinutes(2), "It does not come to wait for the lock.");
            await Task.Delay(20);
        }
    }
}
