using MemoryVault.Backup;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Backup;

public sealed class SyncRemoteTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SyncScene _ann;
    private readonly SyncScene _bob;

    public SyncRemoteTests()
    {
        Remote = _folder["remote.git"];
        SyncScene.RunGit("init", "-q", "--bare", "-b", "main", Remote);
        _ann = new SyncScene("ann", _folder);
        _bob = new SyncScene("bob", _folder);
    }

    private string Remote { get; }

    public void Dispose()
    {
        _ann.Dispose();
        _bob.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_sync_pushes_to_every_remote()
    {
        var second = _folder["second.git"];
        SyncScene.RunGit("init", "-q", "--bare", "-b", "main", second);
        _ann.Write("a.md", "a");
        await _ann.AddRemoteAsync("origin", Remote);
        await _ann.AddRemoteAsync("second", second);

        var result = await _ann.SyncAsync();

        Assert.Equal([RemoteState.Pushed, RemoteState.Pushed], result.Remotes.Select(r => r.State));
        Assert.All(result.Remotes, r => Assert.Equal((0, 0, null), (r.Ahead, r.Behind, r.Error)));
        Assert.Equal(result.Commit, SyncScene.RunGit("--git-dir", Remote, "rev-parse", "main").Trim());
        Assert.Equal(result.Commit, SyncScene.RunGit("--git-dir", second, "rev-parse", "main").Trim());
        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public async Task Two_machines_with_one_remote_have_each_others_files()
    {
        await _ann.AddRemoteAsync("origin", Remote);
        await _bob.AddRemoteAsync("origin", Remote);
        _ann.Write("a.md", "a");
        _bob.Write("b.md", "b");

        await _ann.SyncAsync();
        var merged = await _bob.SyncAsync();
        var received = await _ann.SyncAsync();

        Assert.Equal(RemoteState.Merged, Assert.Single(merged.Remotes).State);
        Assert.Equal(RemoteState.Received, Assert.Single(received.Remotes).State);
        Assert.Equal(_ann.Git("rev-parse", "main"), _bob.Git("rev-parse", "main"));
        Assert.Contains("backup/ann/memory/a.md", _bob.Paths());
        Assert.Contains("backup/bob/memory/b.md", _ann.Paths());
        Assert.Equal("merge", _bob.Git("log", "-1", "--format=%(trailers:key=Vault-Kind,valueonly)", "main").Trim());
    }

    [Fact]
    public async Task In_a_shared_folder_no_machine_deletes_what_another_added()
    {
        await ShareAsync(_ann, _bob);
        _ann.Write("a.md", "a");
        _bob.Write("b.md", "b");

        await SyncRoundAsync();
        await SyncRoundAsync();
        Assert.Equal(["shared/a.md", "shared/b.md"], Shared(_ann));
        Assert.Equal(["shared/a.md", "shared/b.md"], Shared(_bob));

        File.Delete(_ann["a.md"]);
        await SyncRoundAsync();
        await SyncRoundAsync();
        Assert.Equal(["shared/b.md"], Shared(_ann));
        Assert.Equal(["shared/b.md"], Shared(_bob));
    }

    [Fact]
    public async Task In_a_shared_folder_this_holds_without_local_state_too()
    {
        await ShareAsync(_ann, _bob);
        _ann.Write("a.md", "a");
        _bob.Write("b.md", "b");
        await SyncRoundAsync();
        await SyncRoundAsync();

        Directory.Delete(Path.Combine(_bob.VaultPath, "local"), recursive: true);
        File.Delete(_bob["b.md"]);
        await SyncRoundAsync();

        Assert.Equal(["shared/a.md"], Shared(_bob));
    }

    [Fact]
    public async Task A_file_changed_on_both_sides_stays_ours_and_the_other_is_a_conflict_record()
    {
        await ShareAsync(_ann, _bob);
        _ann.Write("x.md", "start");
        _bob.Write("x.md", "start");
        await SyncRoundAsync();
        await SyncRoundAsync();

        _ann.Write("x.md", "from ann");
        _bob.Write("x.md", "from bob");
        await _ann.SyncAsync(new SyncOptions());
        var result = await _bob.SyncAsync(new SyncOptions());

        Assert.Equal(1, result.Conflicts);
        Assert.Equal("from bob", _bob.Show("shared/x.md"));
        var theirs = Assert.Single(_bob.Paths(), path => path.EndsWith(".theirs", StringComparison.Ordinal));
        Assert.Equal("from ann", _bob.Show(theirs));
        Assert.Contains("\"path\": \"shared/x.md\"", _bob.Show(theirs.Replace(".theirs", ".json", StringComparison.Ordinal)));
        Assert.Equal(1, (await _bob.StatusAsync()).Conflicts);
        Assert.Equal(RemoteState.Merged, Assert.Single(result.Remotes).State);

        var quiet = await _bob.SyncAsync(new SyncOptions());
        Assert.Null(quiet.Commit);
        Assert.Equal(0, quiet.Conflicts);
    }

    [Fact]
    public async Task A_remote_that_is_away_leaves_the_commit_here_and_is_caught_up()
    {
        await _ann.AddRemoteAsync("origin", Remote);
        _ann.Write("a.md", "a");
        await _ann.SyncAsync();
        Directory.Move(Remote, Remote + ".away");
        _ann.Write("a.md", "a2");

        var failed = await _ann.SyncAsync();
        var remote = Assert.Single(failed.Remotes);
        Assert.NotNull(failed.Commit);
        Assert.Equal((RemoteState.Failed, 1, 0), (remote.State, remote.Ahead, remote.Behind));
        Assert.NotEmpty(remote.Error!);
        Assert.Equal(5, failed.ExitCode);
        var status = await _ann.StatusAsync();
        Assert.Equal(VaultHealth.Degraded, status.Health);
        Assert.Equal(1, Assert.Single(status.Remotes).Ahead);

        Directory.Move(Remote + ".away", Remote);
        var next = await _ann.SyncAsync();
        Assert.Null(next.Commit);
        Assert.Equal(RemoteState.Pushed, Assert.Single(next.Remotes).State);
        Assert.Equal(failed.Commit, SyncScene.RunGit("--git-dir", Remote, "rev-parse", "main").Trim());
        Assert.Null(Assert.Single((await _ann.StatusAsync()).Remotes).Error);
    }

    [Fact]
    public async Task A_hook_that_refuses_is_reported_with_its_words()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var hook = Path.Combine(Remote, "hooks", "pre-receive");
        Directory.CreateDirectory(Path.GetDirectoryName(hook)!);
        File.WriteAllText(hook, "#!/bin/sh\necho 'no memory today' >&2\nexit 1\n");
        File.SetUnixFileMode(hook, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        await _ann.AddRemoteAsync("origin", Remote);
        _ann.Write("a.md", "a");

        var result = await _ann.SyncAsync();

        Assert.NotNull(result.Commit);
        Assert.Equal(5, result.ExitCode);
        Assert.Contains("no memory today", Assert.Single(result.Remotes).Error);

        File.Delete(hook);
        Assert.Equal(RemoteState.Pushed, Assert.Single((await _ann.SyncAsync()).Remotes).State);
    }

    [Fact]
    public async Task A_remote_with_some_other_repository_is_refused()
    {
        var work = _folder["work"];
        SyncScene.RunGit("clone", "-q", Remote, work);
        File.WriteAllText(Path.Combine(work, "main.c"), "int main;");
        SyncScene.RunGit("-C", work, "add", "main.c");
        SyncScene.RunGit("-C", work, "-c", "user.name=x", "-c", "user.email=x@x", "commit", "-qm", "code");
        SyncScene.RunGit("-C", work, "push", "-q", "origin", "HEAD:main");
        await _ann.AddRemoteAsync("origin", Remote);
        _ann.Write("a.md", "a");

        var result = await _ann.SyncAsync();

        Assert.Contains("no vault", Assert.Single(result.Remotes).Error);
        Assert.DoesNotContain("main.c", _ann.Paths());
    }

    [Fact]
    public async Task A_remote_whose_history_was_rewritten_loses_nothing_here()
    {
        await _ann.AddRemoteAsync("origin", Remote);
        _ann.Write("a.md", "a");
        var first = await _ann.SyncAsync();
        _ann.Write("a.md", "a2");
        var second = await _ann.SyncAsync();
        SyncScene.RunGit("--git-dir", Remote, "update-ref", "refs/heads/main", first.Commit!);

        var result = await _ann.SyncAsync();

        Assert.Equal(RemoteState.Pushed, Assert.Single(result.Remotes).State);
        Assert.Equal(second.Commit, SyncScene.RunGit("--git-dir", Remote, "rev-parse", "main").Trim());
        Assert.Contains(second.Commit!, _ann.Git("for-each-ref", "refs/memoryvault/rescue/"));
    }

    [Fact]
    public async Task With_no_push_the_remote_is_left_alone_and_shown_as_behind()
    {
        await _ann.AddRemoteAsync("origin", Remote);
        _ann.Write("a.md", "a");

        var result = await _ann.SyncAsync(new SyncOptions { Paths = [_ann.Source], NoPush = true });

        Assert.Equal(RemoteState.Ahead, Assert.Single(result.Remotes).State);
        Assert.Empty(SyncScene.RunGit("--git-dir", Remote, "for-each-ref"));
    }

    [Fact]
    public async Task A_main_that_somebody_set_back_gets_everything_again()
    {
        _ann.Write("a.md", "a");
        var first = await _ann.SyncAsync();
        _ann.Write("b.md", "b");
        await _ann.SyncAsync();
        _ann.Git("update-ref", "refs/heads/main", first.Commit!);

        var result = await _ann.SyncAsync();

        Assert.NotNull(result.Commit);
        Assert.Contains("backup/ann/memory/b.md", _ann.Paths());
    }

    private async Task ShareAsync(params SyncScene[] machines)
    {
        foreach (var machine in machines)
        {
            await machine.AddRemoteAsync("origin", Remote);
            await machine.AddSourceAsync(new SourceSettings { Name = "team", Root = machine.Source, Folder = "shared" });
        }
    }

    private async Task SyncRoundAsync()
    {
        await _ann.SyncAsync(new SyncOptions());
        await _bob.SyncAsync(new SyncOptions());
    }

    private static string[] Shared(SyncScene scene) => [.. scene.Paths().Where(path => path.StartsWith("shared/", StringComparison.Ordinal))];
}
