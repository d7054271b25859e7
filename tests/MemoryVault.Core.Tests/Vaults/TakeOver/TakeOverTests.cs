using MemoryVault.Backup;
using MemoryVault.Files;
using MemoryVault.Git;
using MemoryVault.History;
using MemoryVault.Tests.Backup;
using MemoryVault.Vaults;
using MemoryVault.Vaults.TakeOver;

namespace MemoryVault.Tests.Vaults.TakeOver;

public sealed class TakeOverTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private string _remote = null!;

    private string AnnHome => _folder["home", "ann"];

    private string BobHome => _folder["home", "bob"];

    private string BobVault => _folder["bob-vault"];

    private string AnnProject => "projects/" + ClaudeProjectFolders.Encode(Path.Combine(AnnHome, "app"));

    private string BobProject => "projects/" + ClaudeProjectFolders.Encode(Path.Combine(BobHome, "app"));

    public async Task InitializeAsync()
    {
        _remote = _folder["remote.git"];
        SyncScene.RunGit("init", "-q", "--bare", "-b", "main", _remote);
        Directory.CreateDirectory(AnnHome);
        Directory.CreateDirectory(BobHome);
        _folder.Write("home/ann/.claude/CLAUDE.md", "# Rules");
        _folder.Write($"home/ann/.claude/{AnnProject}/memory/MEMORY.md", "- learned");
        _folder.Write($"home/ann/.claude/{AnnProject}/3f2a.jsonl", $$"""{"type":"user","cwd":"{{Path.Combine(AnnHome, "app").Replace(@"\", @"\\", StringComparison.Ordinal)}}"}""" + "\n");
        _folder.Write("home/ann/notes/today.md", "buy milk");
        await SyncAnnAsync("ann-laptop");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_new_machine_has_everything_back_in_its_place_from_the_remote_alone()
    {
        var result = await TakeOverAsync();
        Assert.True(result.Created);
        Assert.Equal(("ann-laptop", BobVault), (result.Machine, result.Vault));
        Assert.Equal(["ann-laptop"], result.KnownMachines);
        Assert.Equal([Path.Combine(BobHome, ".claude"), Path.Combine(BobHome, "notes")], result.Sources.Select(s => s.Root));
        Assert.Empty(result.Restored!.Errors);
        Assert.Equal(4, result.Restored.Verified);
        Assert.Equal("buy milk", File.ReadAllText(Path.Combine(BobHome, "notes", "today.md")));
        Assert.Equal("# Rules", File.ReadAllText(Path.Combine(BobHome, ".claude", "CLAUDE.md")));
        await using var vault = Vault.Open(BobVault, Bob());
        Assert.Equal([new VaultRemote("origin", _remote)], vault.Configuration.Remotes);
        Assert.Equal(SyncScene.RunGit("--git-dir", _remote, "rev-parse", "main").Trim(), result.Head);
    }

    [Fact]
    public async Task Project_folders_that_are_named_by_their_path_follow_the_project()
    {
        await TakeOverAsync();
        Assert.Equal("- learned", File.ReadAllText(Path.Combine(BobHome, ".claude", BobProject, "memory", "MEMORY.md")));
        Assert.False(Directory.Exists(Path.Combine(BobHome, ".claude", AnnProject)));
    }

    [Fact]
    public async Task The_next_sync_only_moves_the_project_folders_and_the_one_after_does_nothing()
    {
        await TakeOverAsync();
        var first = await SyncBobAsync();
        Assert.Equal((2, 0, 2, 0), (first.Added, first.Modified, first.Deleted, first.Conflicts));
        Assert.All(first.Changes, c => Assert.Contains(c.Change == ChangeKind.Added ? BobProject : AnnProject, c.Path, StringComparison.Ordinal));
        Assert.Empty(first.Errors);
        Assert.Equal(RemoteState.Pushed, Assert.Single(first.Remotes).State);
        Assert.Null((await SyncBobAsync()).Commit);
    }

    [Fact]
    public async Task What_lies_there_already_is_in_the_vault_before_it_is_replaced()
    {
        _folder.Write("home/bob/notes/today.md", "of bob");
        var result = await TakeOverAsync();
        Assert.Equal("buy milk", File.ReadAllText(Path.Combine(BobHome, "notes", "today.md")));
        var path = result.Restored!.Files.Single(f => f.Action == RestoreAction.Replace).Path;
        Assert.Equal("of bob", SyncScene.RunGit("--git-dir", Path.Combine(BobVault, "repository.git"), "show", $"{result.Restored.SafetyCommit}:{path}"));
        Assert.Equal((2, 0, 2), await CountAsync());

        async Task<(int, int, int)> CountAsync()
        {
            var sync = await SyncBobAsync();
            return (sync.Added, sync.Modified, sync.Deleted);
        }
    }

    [Fact]
    public async Task A_folder_outside_the_home_goes_where_the_map_says()
    {
        _folder.Write("data/old/memo.md", "memo");
        await SyncAnnAsync("ann-laptop", _folder["data", "old"]);
        var result = await TakeOverAsync(new CreateVaultOptions { PathMap = [new(_folder["data"], _folder["disk"])] });
        Assert.Equal("memo", File.ReadAllText(_folder["disk", "old", "memo.md"]));
        Assert.Contains(result.Sources, s => s.Root == _folder["disk", "old"]);
    }

    [Fact]
    public async Task A_dry_run_gives_the_plan_and_leaves_nothing()
    {
        var result = await TakeOverAsync(new CreateVaultOptions { DryRun = true });
        Assert.True(result.Restored!.DryRun);
        Assert.Equal((4, BobVault, BobVault), (result.Restored.Files.Count, result.Vault, result.Restored.Vault));
        Assert.Contains(result.Restored.Files, f => f.Target == Path.Combine(BobHome, "notes", "today.md"));
        Assert.False(Directory.Exists(BobVault));
        Assert.Empty(Directory.EnumerateFileSystemEntries(BobHome));
    }

    [Fact]
    public async Task Without_a_restore_the_next_sync_deletes_nothing()
    {
        var result = await TakeOverAsync(new CreateVaultOptions { NoRestore = true });
        Assert.Null(result.Restored);
        Assert.Empty(Directory.EnumerateFileSystemEntries(BobHome));
        Directory.CreateDirectory(Path.Combine(BobHome, "notes"));
        Assert.Equal(0, (await SyncBobAsync()).Deleted);
        Assert.Contains("today.md", SyncScene.RunGit("--git-dir", Path.Combine(BobVault, "repository.git"), "ls-tree", "-r", "--name-only", "main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_machine_that_the_vault_does_not_know_may_join_it_and_has_its_own_place_from_then_on()
    {
        var joined = await TakeOverAsync(new CreateVaultOptions { Machine = "tower", Join = true });
        _folder.Write("home/bob/notes/bob.md", "of bob");
        await using (var vault = Vault.Open(BobVault, Bob()))
        {
            await new SyncVault(vault).RunAsync(new SyncOptions { Paths = [Path.Combine(BobHome, "notes")] }, CancellationToken.None);
        }

        var paths = SyncScene.RunGit("--git-dir", _remote, "ls-tree", "-r", "--name-only", "main");
        Directory.Delete(BobVault, recursive: true);
        Directory.Delete(Path.Combine(BobHome, "notes"), recursive: true);
        var again = await TakeOverAsync(new CreateVaultOptions { Machine = "tower", Join = true });

        Assert.Equal(("tower", 0, 0), (joined.Machine, joined.Sources.Count, joined.Restored!.Files.Count));
        Assert.Contains("backup/tower/notes/bob.md", paths, StringComparison.Ordinal);
        Assert.Contains("backup/ann-laptop/notes/today.md", paths, StringComparison.Ordinal);
        Assert.Equal(["ann-laptop", "tower"], again.KnownMachines);
        Assert.Equal("notes", Assert.Single(again.Sources).Name);
        Assert.Equal("of bob", File.ReadAllText(Path.Combine(BobHome, "notes", "bob.md")));
    }

    [Fact]
    public async Task Of_several_machines_one_must_be_named()
    {
        await SyncAnnAsync("desktop");
        var error = await Assert.ThrowsAsync<MachineUnknownException>(() => TakeOverAsync());
        Assert.Equal(["ann-laptop", "desktop"], error.Known);
        Assert.False(Directory.Exists(BobVault));
        error = await Assert.ThrowsAsync<MachineUnknownException>(() => TakeOverAsync(new CreateVaultOptions { Machine = "tower" }));
        Assert.Contains("ann-laptop, desktop", error.Message, StringComparison.Ordinal);
        var result = await TakeOverAsync(new CreateVaultOptions { Machine = "desktop" });
        Assert.Equal("desktop", result.Machine);
        Assert.Equal(["ann-laptop", "desktop"], result.KnownMachines);
    }

    [Fact]
    public async Task A_remote_that_is_no_vault_is_refused_and_nothing_stays()
    {
        var empty = _folder["empty.git"];
        SyncScene.RunGit("init", "-q", "--bare", "-b", "main", empty);
        await Assert.ThrowsAsync<RemoteIsNoVaultException>(() => TakeOverAsync(new CreateVaultOptions { From = empty }));
        var tree = SyncScene.RunGit("--git-dir", empty, "hash-object", "-w", "-t", "tree", "/dev/null").Trim();
        var commit = SyncScene.RunGit("--git-dir", empty, "-c", "user.name=x", "-c", "user.email=x@y", "commit-tree", tree, "-m", "other").Trim();
        SyncScene.RunGit("--git-dir", empty, "update-ref", "refs/heads/main", commit);
        var error = await Assert.ThrowsAsync<RemoteIsNoVaultException>(() => TakeOverAsync(new CreateVaultOptions { From = empty }));
        Assert.Contains("machines", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<RemoteFailedException>(() => TakeOverAsync(new CreateVaultOptions { From = _folder["nowhere.git"] }));
        Assert.False(Directory.Exists(BobVault));
    }

    [Fact]
    public async Task After_a_refused_remote_the_right_one_can_be_taken_in_the_same_folder()
    {
        Directory.CreateDirectory(BobVault);
        await SyncAnnAsync("desktop");
        await Assert.ThrowsAsync<MachineUnknownException>(() => TakeOverAsync());
        Assert.False(File.Exists(Path.Combine(BobVault, "config.json")));
        Assert.True((await TakeOverAsync(new CreateVaultOptions { Machine = "ann-laptop" })).Created);
    }

    [Fact]
    public async Task A_url_with_a_token_in_it_is_refused_without_showing_it()
    {
        var token = "ghp" + "_" + new string('a', 36);
        var error = await Assert.ThrowsAsync<InvalidInputException>(() => TakeOverAsync(new CreateVaultOptions { From = $"https://x:{token}@example.org/vault.git" }));
        Assert.DoesNotContain(token, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_take_over_that_was_cut_off_is_completed_by_running_it_again()
    {
        for (var i = 0; i < 60; i++)
        {
            _folder.Write($"home/ann/notes/more/{i}.md", $"note {i}");
        }

        await SyncAnnAsync("ann-laptop");
        using var stop = new CancellationTokenSource();
        var services = Bob() with { Progress = new Callback(p => { if (p.Activity == "Restoring" && p.Completed == 2) { stop.Cancel(); } }) };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new CreateVault(services).RunAsync(Options(new()), stop.Token));
        Assert.True(File.Exists(Path.Combine(BobVault, "config.json")));
        Assert.InRange(Directory.EnumerateFiles(BobHome, "*", SearchOption.AllDirectories).Count(), 0, 50);

        // A sync between the two must not take what is still missing for deleted.
        Directory.CreateDirectory(Path.Combine(BobHome, "notes"));
        Directory.CreateDirectory(Path.Combine(BobHome, ".claude"));
        Assert.Equal(0, (await SyncBobAsync()).Deleted);
        var result = await TakeOverAsync();
        Assert.True(result.Created);
        Assert.Empty(result.Restored!.Errors);
        Assert.Equal(60, Directory.EnumerateFiles(Path.Combine(BobHome, "notes", "more")).Count());
        Assert.Equal("buy milk", File.ReadAllText(Path.Combine(BobHome, "notes", "today.md")));
        Assert.Equal("- learned", File.ReadAllText(Path.Combine(BobHome, ".claude", BobProject, "memory", "MEMORY.md")));
        Assert.False((await TakeOverAsync()).Created);
    }

    [Fact]
    public async Task A_vault_that_is_there_is_left_as_it_is()
    {
        await TakeOverAsync();
        File.WriteAllText(Path.Combine(BobHome, "notes", "today.md"), "changed since");
        var again = await TakeOverAsync();
        Assert.False(again.Created);
        Assert.Null(again.Restored);
        Assert.Equal("changed since", File.ReadAllText(Path.Combine(BobHome, "notes", "today.md")));
    }

    [Fact]
    public async Task Commits_that_only_a_left_repository_has_are_kept()
    {
        // A vault whose config.json was lost, with a commit that was never pushed.
        var repository = Path.Combine(BobVault, "repository.git");
        SyncScene.RunGit("clone", "-q", "--bare", _remote, repository);
        var own = SyncScene.RunGit("--git-dir", repository, "-c", "user.name=x", "-c", "user.email=x@y", "commit-tree", "main^{tree}", "-m", "own").Trim();
        SyncScene.RunGit("--git-dir", repository, "update-ref", "refs/heads/main", own);
        var result = await TakeOverAsync();
        Assert.NotEqual(own, result.Head);
        Assert.Equal(own, SyncScene.RunGit("--git-dir", repository, "rev-parse", $"refs/memoryvault/rescue/main-{own}").Trim());
    }

    [Theory]
    [InlineData("..", "backup/x/y")]
    [InlineData("name", "../../up")]
    [InlineData("name", "/absolute")]
    [InlineData("name", "machines")]
    [InlineData("name", "a/.git/hooks")]
    public async Task A_record_with_hostile_names_is_refused(string name, string folder)
    {
        var record = new MachineRecord("evil", MachineEnvironment.Current.System, AnnHome, [new MemorySource { Name = name, Root = AnnHome, Folder = folder }]);
        await PushRecordAsync(record);
        var error = await Assert.ThrowsAsync<InvalidInputException>(() => TakeOverAsync(new CreateVaultOptions { Machine = "evil" }));
        Assert.Contains(error.Target!, new[] { name, folder });
        Assert.False(Directory.Exists(BobVault));
    }

    [Fact]
    public async Task A_machine_of_another_system_needs_a_map_for_what_lies_outside_its_home()
    {
        var foreign = MachineEnvironment.Current.System == "windows" ? ("linux", "/home/ann", "/srv/memo") : ("windows", @"C:\Users\ann", @"D:\memo");
        var record = new MachineRecord("far", foreign.Item1, foreign.Item2, [new MemorySource { Name = "memo", Root = foreign.Item3, Folder = "backup/far/memo" }]);
        await PushRecordAsync(record);
        var error = await Assert.ThrowsAsync<PlaceUnknownException>(() => TakeOverAsync(new CreateVaultOptions { Machine = "far" }));
        Assert.Equal([foreign.Item3], error.Roots);
        Assert.Contains("--map", error.Remedy, StringComparison.Ordinal);
        var result = await TakeOverAsync(new CreateVaultOptions { Machine = "far", PathMap = [new(foreign.Item3, "~/memo")] });
        Assert.Equal([Path.Combine(BobHome, "memo")], result.Sources.Select(s => s.Root));
        Assert.Empty(result.Restored!.Files);
    }

    private VaultServices Bob() => ServicesAt(BobHome, "bob-desktop");

    private static VaultServices ServicesAt(string home, string machine) => new()
    {
        Environment = MachineEnvironment.Current with
        {
            Home = home,
            MachineName = machine,
            CurrentDirectory = home,
            Variables = new Dictionary<string, string> { ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? string.Empty, ["HOME"] = home, ["GIT_CONFIG_NOSYSTEM"] = "1" },
        },
    };

    private CreateVaultOptions Options(CreateVaultOptions options) => options with { Path = BobVault, From = options.From ?? _remote };

    private Task<CreateVaultResult> TakeOverAsync(CreateVaultOptions? options = null) =>
        new CreateVault(Bob()).RunAsync(Options(options ?? new CreateVaultOptions()), CancellationToken.None);

    private async Task<SyncResult> SyncBobAsync()
    {
        await using var vault = Vault.Open(BobVault, Bob());
        return await new SyncVault(vault).RunAsync(new SyncOptions(), CancellationToken.None);
    }

    private async Task SyncAnnAsync(string machine, params string[] more)
    {
        var services = ServicesAt(AnnHome, machine);
        var path = _folder[machine + "-vault"];
        var isNew = (await new CreateVault(services).RunAsync(new CreateVaultOptions { Path = path, Machine = machine }, CancellationToken.None)).Created;
        await using var vault = Vault.Open(path, services);
        if (isNew)
        {
            await new RemoteRegistry(vault).AddAsync("origin", _remote, CancellationToken.None);
            var sources = new SourceRegistry(vault);
            await sources.AddAsync(new SourceSettings { Name = "claude-code", Root = Path.Combine(AnnHome, ".claude"), Preset = "claude-code" }, CancellationToken.None);
            await sources.AddAsync(new SourceSettings { Name = "notes", Root = Path.Combine(AnnHome, "notes"), Preset = "folder" }, CancellationToken.None);
        }

        foreach (var root in more)
        {
            await new SourceRegistry(vault).AddAsync(new SourceSettings { Name = "more", Root = root, Preset = "folder" }, CancellationToken.None);
        }

        var sync = await new SyncVault(vault).RunAsync(new SyncOptions(), CancellationToken.None);
        Assert.Empty(sync.Errors);
        Assert.DoesNotContain(sync.Remotes, r => r.State == RemoteState.Failed);
    }

    private async Task PushRecordAsync(MachineRecord record)
    {
        var clone = _folder["clone-" + record.Name];
        SyncScene.RunGit("clone", "-q", _remote, clone);
        await File.WriteAllBytesAsync(Path.Combine(clone, "machines", record.Name + ".json"), MachineRecordFile.Write(record).ToArray());
        SyncScene.RunGit("-C", clone, "add", "-A");
        SyncScene.RunGit("-C", clone, "-c", "user.name=x", "-c", "user.email=x@y", "commit", "-q", "-m", "record");
        SyncScene.RunGit("-C", clone, "push", "-q", "origin", "HEAD:main");
    }

    private sealed class Callback(Action<VaultProgress> report) : IProgress<VaultProgress>
    {
        public void Report(VaultProgress value) => report(value);
    }
}
