namespace MemoryVault.Cli.Tests.Commands;

/// <summary>The main job: one command on a fresh machine, and everything is in a git repository.</summary>
public sealed class FirstSyncTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    [Fact]
    public void The_first_command_of_the_readme_makes_a_vault_that_git_alone_gives_back_byte_for_byte()
    {
        var examples = Path.Combine(Repository.Root, "examples", "agents");

        var outcome = _home.Run("sync", examples);

        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        Assert.Contains("Made a vault at " + _home.Vault, outcome.Output);
        Assert.Contains("Committed ", outcome.Output);
        Assert.Contains("memvault status", outcome.Output);
        Assert.Contains("memvault schedule add --every 15m", outcome.Output);
        Assert.Contains("memvault remote add origin URL", outcome.Output);

        var clone = Clone();
        var source = _home.Json("source", "list").EnumerateArray().Single();
        var folder = Path.Combine([clone, .. source.Text("folder")!.Split('/')]);
        var tracked = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToList();
        Assert.True(tracked.Count > 5, $"{tracked.Count} files");
        Assert.All(tracked, file =>
            Assert.Equal(File.ReadAllBytes(Path.Combine(examples, Path.GetRelativePath(folder, file))), File.ReadAllBytes(file)));
        Assert.Equal(0, _home.Execute("git", "-C", clone, "fsck", "--strict").ExitCode);
    }

    [Fact]
    public void A_second_sync_with_nothing_changed_makes_no_commit()
    {
        _home.Write("notes/memory.json", "{}");
        _home.Write("notes/deep/er/notes.md", "hello");
        var first = _home.Json("sync", _home["notes"]);
        Assert.Equal(2, first.Number("added"));
        Assert.Equal(40, first.Text("commit")!.Length);

        var second = _home.Json("sync");

        Assert.Null(second.Text("commit"));
        Assert.Equal(2, second.Number("unchanged"));
        Assert.Equal(0, second.Number("added") + second.Number("modified") + second.Number("deleted"));
    }

    [Fact]
    public void A_change_is_told_file_by_file()
    {
        _home.Write("notes/kept.md", "kept");
        _home.Write("notes/gone.md", "gone");
        _home.Write("notes/changed.md", "before");
        _home.Json("sync", _home["notes"]);
        File.Delete(_home["notes", "gone.md"]);
        _home.Write("notes/changed.md", "after!");
        _home.Write("notes/new.md", "new");

        var outcome = _home.Run("sync");

        Assert.Contains("  + ", outcome.Output);
        Assert.Matches(@"(?m)^  \+ \S*/new\.md  3 B$", outcome.Output);
        Assert.Matches(@"(?m)^  ~ \S*/changed\.md  6 B$", outcome.Output);
        Assert.Matches(@"(?m)^  - \S*/gone\.md$", outcome.Output);
        Assert.Contains("1 added, 1 modified, 1 deleted, 1 unchanged", outcome.Output);
        Assert.DoesNotContain("\nNext\n", outcome.Output);
    }

    [Fact]
    public void A_dry_run_without_a_vault_shows_the_plan_and_leaves_nothing()
    {
        _home.Write("notes/a.md", "a");

        var outcome = _home.Run("sync", _home["notes"], "--dry-run");

        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        Assert.Contains("Would make a vault at " + _home.Vault, outcome.Output);
        Assert.Contains("Would commit: 1 added", outcome.Output);
        Assert.False(Directory.Exists(_home.Vault));
    }

    [Fact]
    public void A_new_machine_gets_everything_back_in_place_from_the_remote()
    {
        _home.Write("notes/memory.json", "{}");
        _home.Execute("git", "init", "--quiet", "--bare", _home["remote.git"]);
        _home.Json("init");
        _home.Json("remote", "add", "origin", _home["remote.git"]);
        _home.Json("sync", _home["notes"]);
        Directory.Delete(_home["notes"], recursive: true);
        Directory.Delete(_home.Vault, recursive: true);

        var outcome = _home.Run("init", "--from", _home["remote.git"]);

        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        Assert.Equal("{}", File.ReadAllText(_home["notes", "memory.json"]));
        Assert.Contains("1 created", outcome.Output);
    }

    [Fact]
    public void Quiet_says_nothing_when_all_is_well()
    {
        _home.Write("notes/a.md", "a");

        var outcome = _home.Run("sync", _home["notes"], "--quiet");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Empty(outcome.All);
    }

    [Fact]
    public void A_scheduled_run_writes_to_its_log_file()
    {
        var log = _home["logs", "schedule.log"];

        var outcome = _home.Run("sync", "--source", "nowhere", "--quiet", "--log-file", log);

        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Empty(outcome.All);
        Assert.Contains("nowhere", File.ReadAllText(log));
    }

    public void Dispose() => _home.Dispose();

    private string Clone()
    {
        var clone = _home["clone"];
        var outcome = _home.Execute("git", "clone", "--quiet", Path.Combine(_home.Vault, "repository.git"), clone);
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        return clone;
    }
}
