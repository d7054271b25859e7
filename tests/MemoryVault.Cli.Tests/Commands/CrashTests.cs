namespace MemoryVault.Cli.Tests.Commands;

/// <summary>The short form of bench/crash-points.sh: a sync, or a git that it started, is killed at a system call.</summary>
public sealed class CrashTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    public void Dispose() => _home.Dispose();

    [RequiresStraceTheory]
    [InlineData("rename,renameat,renameat2", 1)]
    [InlineData("rename,renameat,renameat2", 2)]
    [InlineData("rename,renameat,renameat2", 3)]
    [InlineData("rename,renameat,renameat2", 4)]
    [InlineData("link,linkat", 1)]
    [InlineData("fsync,fdatasync", 1)]
    [InlineData("fsync,fdatasync", 3)]
    [InlineData("unlink,unlinkat", 1)]
    [InlineData("unlink,unlinkat", 2)]
    [InlineData("flock", 4)]
    [InlineData("write,pwrite64", 20)]
    public void A_sync_killed_at_a_system_call_needs_no_repair_and_loses_nothing(string calls, int number)
    {
        for (var i = 0; i < 8; i++)
        {
            _home.Write($"memory/f{i}.json", $"{{\"n\": {i}}}");
        }

        var before = _home.Json("sync", _home["memory"]).GetProperty("commit").GetString()!;
        _home.Write("memory/f3.json", "{\"n\": 33}");
        _home.Write("memory/new/note.md", "new\n");
        _home.Execute(
            "strace", "-f", "-qq", "-o", "/dev/null", "-e", $"trace={calls}", "-e", $"inject={calls}:signal=SIGKILL:when={number}",
            "dotnet", TemporaryHome.Program, "sync", "--quiet");

        var after = _home.Run("sync", "--json");

        Assert.True(after.ExitCode == 0, after.ToString());
        Assert.Equal("{\"n\": 33}", Git("show", "main:backup/" + Machine() + "/memory/f3.json"));
        Assert.Equal("new\n", Git("show", "main:backup/" + Machine() + "/memory/new/note.md"));
        Assert.Contains(before, Git("rev-list", "main"), StringComparison.Ordinal);
        var check = _home.Execute("git", "--git-dir", Repository, "fsck", "--strict", "--full", "--no-dangling");
        Assert.Equal((0, string.Empty), (check.ExitCode, check.Output.Trim()));
    }

    private string Repository => Path.Combine(_home.Vault, "repository.git");

    private string Machine() => _home.Json("status", "--no-scan").GetProperty("machine").GetString()!;

    private string Git(params string[] arguments) => _home.Execute("git", ["--git-dir", Repository, .. arguments]).Output;
}
