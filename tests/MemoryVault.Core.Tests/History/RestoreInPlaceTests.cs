using System.Runtime.Versioning;
using MemoryVault.Backup;
using MemoryVault.Files;
using MemoryVault.Git;
using MemoryVault.History;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.History;

public sealed class RestoreInPlaceTests : IAsyncLifetime
{
    private VaultScene _scene = null!;
    private ObjectId _first = ObjectId.None;

    public async Task InitializeAsync()
    {
        _scene = await VaultScene.CreateAsync();
        _first = await _scene.CommitAsync(
            ("backup/box/notes/a.md", "first"), ("backup/box/notes/folder/b.md", "bee"), ("backup/box/notes/run.sh", "#!/bin/sh"), ("backup/other/x.md", "of another machine"));
        await _scene.CommitAsync(("backup/box/notes/a.md", "second"));
    }

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    [Fact]
    public async Task Everything_of_this_machine_comes_back_to_its_place()
    {
        var result = await _scene.RestoreAsync();
        Assert.Empty(result.Errors);
        Assert.Equal(("second", "bee"), (_scene.Read("a.md"), _scene.Read("folder/b.md")));
        Assert.Equal(["backup/box/notes/a.md", "backup/box/notes/folder/b.md", "backup/box/notes/run.sh"], result.Files.Select(f => f.Path));
        Assert.All(result.Files, f => Assert.Equal(RestoreAction.Create, f.Action));
        Assert.Equal(Path.Combine(_scene.Root, "folder", "b.md"), result.Files[1].Target);
        Assert.Equal((3, 6), (result.Verified, result.Files[0].Size));
        Assert.Null(result.SafetyCommit);
        Assert.False(result.DryRun);
    }

    [RequiresUnixFact]
    [UnsupportedOSPlatform("windows")]
    public async Task The_right_to_execute_comes_back()
    {
        await _scene.RestoreAsync();
        Assert.True(File.GetUnixFileMode(Path.Combine(_scene.Root, "run.sh")).HasFlag(UnixFileMode.UserExecute));
        Assert.False(File.GetUnixFileMode(Path.Combine(_scene.Root, "a.md")).HasFlag(UnixFileMode.UserExecute));
    }

    [RequiresUnixFact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_file_that_is_replaced_keeps_who_may_read_it()
    {
        var path = _scene.Write("a.md", "mine");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await _scene.RestoreAsync();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public async Task A_dry_run_gives_the_plan_and_writes_nothing()
    {
        _scene.Write("a.md", "mine");
        _scene.Write("folder/b.md", "bee");
        var head = _scene.Git("rev-parse", "main");
        var plan = await _scene.RestoreAsync(new RestoreOptions { DryRun = true });
        Assert.True(plan.DryRun);
        Assert.Equal([RestoreAction.Replace, RestoreAction.Keep, RestoreAction.Create], plan.Files.Select(f => f.Action));
        Assert.Equal("mine", _scene.Read("a.md"));
        Assert.False(File.Exists(Path.Combine(_scene.Root, "run.sh")));
        Assert.Equal(head, _scene.Git("rev-parse", "main"));
    }

    [Fact]
    public async Task What_is_replaced_is_in_the_vault_before()
    {
        _scene.Write("a.md", "never synced");
        var result = await _scene.RestoreAsync(new RestoreOptions { At = _first.ToString() });
        Assert.Equal("first", _scene.Read("a.md"));
        Assert.Equal("never synced", _scene.Git("show", $"{result.SafetyCommit}:backup/box/notes/a.md"));
        Assert.Equal("restore", _scene.Git("log", "-1", "--format=%(trailers:key=Vault-Kind,valueonly)", result.SafetyCommit!).Trim());
        Assert.Equal(_first.ToString(), _scene.Git("log", "-1", "--format=%(trailers:key=Vault-Base,valueonly)", result.SafetyCommit!).Trim());
    }

    [Fact]
    public async Task What_the_newest_snapshot_holds_needs_no_safety_commit()
    {
        _scene.Write("a.md", "second");
        var result = await _scene.RestoreAsync(new RestoreOptions { Paths = ["backup/box/notes/a.md"], At = "main~1" });
        Assert.Equal("first", _scene.Read("a.md"));
        Assert.Null(result.SafetyCommit);
    }

    [Fact]
    public async Task The_restored_state_is_the_newest_and_the_view_of_this_machine()
    {
        _scene.Write("a.md", "mine");
        var result = await _scene.RestoreAsync(new RestoreOptions { Paths = ["backup/box/notes/a.md"], At = "main~1" });
        Assert.Equal(result.Commit, _scene.Git("rev-parse", "main"));
        Assert.Equal(result.SafetyCommit, _scene.Git("rev-parse", "main^"));
        Assert.Equal("first", _scene.Git("show", "main:backup/box/notes/a.md"));
        Assert.Equal("bee", _scene.Git("show", "main:backup/box/notes/folder/b.md"));
        Assert.Equal("backup/box/notes/a.md", _scene.Git("ls-tree", "-r", "--name-only", (await _scene.ViewAsync()).ToString()));
    }

    [Fact]
    public async Task A_restore_that_changes_nothing_makes_no_commit()
    {
        await _scene.RestoreAsync();
        var head = _scene.Git("rev-parse", "main");
        var again = await _scene.RestoreAsync();
        Assert.All(again.Files, f => Assert.Equal(RestoreAction.Keep, f.Action));
        Assert.Equal((null, null, 3), (again.SafetyCommit, again.Commit, again.Verified));
        Assert.Equal(head, _scene.Git("rev-parse", "main"));
    }

    [Fact]
    public async Task A_restore_of_the_newest_state_that_was_broken_off_goes_on_to_that_state()
    {
        await _scene.RestoreAsync();
        _scene.Write("a.md", "mine");
        var result = await _scene.RestoreAsync();

        // As a restore leaves it that is killed when it has kept what it replaces.
        _scene.Git("update-ref", "refs/heads/main", result.SafetyCommit!);
        _scene.Write("a.md", "mine");
        await _scene.RestoreAsync();
        Assert.Equal("second", _scene.Read("a.md"));
        Assert.Equal("second", _scene.Git("show", "main:backup/box/notes/a.md"));
        Assert.Equal("mine", _scene.Git("show", $"{result.SafetyCommit}:backup/box/notes/a.md"));
    }

    [Fact]
    public async Task What_a_killed_restore_was_writing_goes_after_a_day_and_nothing_else()
    {
        _scene.Clock.Now = DateTimeOffset.UtcNow;
        string[] files = [_scene.Write(".memoryvault-0.tmp", "half"), _scene.Write(".memoryvault-1.tmp", "half"), _scene.Write("mine.tmp", "mine")];
        foreach (var file in files)
        {
            File.SetLastWriteTimeUtc(file, _scene.Clock.Now.UtcDateTime.AddHours(file == files[1] ? -1 : -30));
        }

        await _scene.RestoreAsync();
        Assert.Equal([false, true, true], files.Select(File.Exists));
    }

    [Fact]
    public async Task The_next_sync_has_nothing_to_do()
    {
        await SyncAsync();
        _scene.Write("a.md", "third");
        await SyncAsync();
        await _scene.RestoreAsync(new RestoreOptions { At = _first.ToString() });
        var sync = await SyncAsync();
        Assert.Null(sync.Commit);
        Assert.Equal((0, 0, 0, 0), (sync.Added, sync.Modified, sync.Deleted, sync.Conflicts));
        Assert.Equal("first", _scene.Read("a.md"));
    }

    [Fact]
    public async Task A_restore_of_a_much_smaller_state_is_not_taken_for_damage()
    {
        await _scene.CommitAsync(("backup/box/notes/memory.json", "{}"));
        await _scene.RestoreAsync();
        var wanted = _scene.Git("rev-parse", "main");
        _scene.Write("memory.json", $$"""{"text": "{{new string('x', 20_000)}}"}""");
        await SyncAsync();
        await _scene.RestoreAsync(new RestoreOptions { At = wanted });
        var sync = await SyncAsync();
        Assert.Empty(sync.Quarantined);
        Assert.Equal("{}", _scene.Git("show", "main:backup/box/notes/memory.json"));
    }

    [Fact]
    public async Task Files_that_the_snapshot_does_not_hold_are_left_alone()
    {
        _scene.Write("later.md", "later");
        await _scene.RestoreAsync();
        Assert.Equal("later", _scene.Read("later.md"));
    }

    [Theory]
    [InlineData("backup/box/notes/folder", "backup/box/notes/folder/b.md")]
    [InlineData("backup/box/notes/folder/", "backup/box/notes/folder/b.md")]
    [InlineData("notes/folder/b.md", "backup/box/notes/folder/b.md")]
    [InlineData("backup/box/notes/*.sh", "backup/box/notes/run.sh")]
    [InlineData("**/b.*", "backup/box/notes/folder/b.md")]
    [InlineData("notes/r?n.sh", "backup/box/notes/run.sh")]
    [InlineData("~/notes/folder", "backup/box/notes/folder/b.md")]
    public async Task A_path_chooses_a_file_or_a_folder(string path, string restored)
    {
        var result = await _scene.RestoreAsync(new RestoreOptions { Paths = [path] });
        Assert.Equal([restored], result.Files.Select(f => f.Path));
        Assert.Empty(result.Errors);
    }

    [Fact]
    public async Task A_path_that_is_not_there_is_named_and_the_rest_goes_on()
    {
        var result = await _scene.RestoreAsync(new RestoreOptions { Paths = ["backup/box/notes/a.md", "backup/box/notes/nothing.md"] });
        Assert.Equal("second", _scene.Read("a.md"));
        Assert.Equal(("PathNotFound", "backup/box/notes/nothing.md"), (result.Errors[0].Id, result.Errors[0].Target));
    }

    [Fact]
    public async Task If_nothing_that_was_asked_for_is_there_it_is_an_error()
    {
        var error = await Assert.ThrowsAsync<PathNotFoundException>(() => _scene.RestoreAsync(new RestoreOptions { Paths = ["backup/box/notes/nothing.md"] }));
        Assert.Contains("history", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_of_no_source_here_have_no_place_and_the_error_says_what_to_do()
    {
        var result = await _scene.RestoreAsync(new RestoreOptions { Paths = ["backup"] });
        Assert.Equal(3, result.Files.Count);
        var error = Assert.Single(result.Errors);
        Assert.Equal(("NotInSource", "backup"), (error.Id, error.Target));
        Assert.Contains("1 file of", error.Message, StringComparison.Ordinal);
        Assert.Contains("--to", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_machine_without_sources_is_told_to_restore_elsewhere()
    {
        await _scene.Vault.UpdateConfigurationAsync(configuration => configuration with { Sources = [] }, CancellationToken.None);
        var error = await Assert.ThrowsAsync<InvalidInputException>(() => _scene.RestoreAsync());
        Assert.Contains("--to", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_or_a_file_in_the_way_is_named_and_the_rest_goes_on()
    {
        Directory.CreateDirectory(Path.Combine(_scene.Root, "a.md"));
        _scene.Write("folder", "a file where a folder is needed");
        var result = await _scene.RestoreAsync();
        Assert.Equal([("FolderInTheWay", "backup/box/notes/a.md"), ("FileInTheWay", "backup/box/notes/folder/b.md")], result.Errors.Select(e => (e.Id, e.Target)));
        Assert.Equal(["backup/box/notes/run.sh"], result.Files.Select(f => f.Path));
    }

    [Fact]
    public async Task A_missing_file_in_the_vault_is_named_and_the_rest_goes_on()
    {
        var blob = _scene.Git("rev-parse", "main:backup/box/notes/folder/b.md");
        RemoveObject(blob);
        var result = await _scene.RestoreAsync();
        var error = Assert.Single(result.Errors);
        Assert.Equal(("ObjectMissing", "backup/box/notes/folder/b.md"), (error.Id, error.Target));
        Assert.Equal(2, result.Files.Count);
        Assert.False(File.Exists(Path.Combine(_scene.Root, "folder", "b.md")));
    }

    [Fact]
    public async Task A_missing_folder_in_the_vault_is_named_and_the_rest_goes_on()
    {
        RemoveObject(_scene.Git("rev-parse", "main:backup/box/notes/folder"));
        var result = await _scene.RestoreAsync();
        Assert.Equal(["backup/box/notes/folder"], result.Errors.Select(e => e.Target));
        Assert.Equal(2, result.Files.Count);
    }

    [RequiresUnixFact]
    public async Task A_link_inside_the_source_is_written_through_and_stays()
    {
        var real = _scene.Write("real.md", "old");
        File.CreateSymbolicLink(Path.Combine(_scene.Root, "a.md"), "real.md");
        var result = await _scene.RestoreAsync(new RestoreOptions { Paths = ["backup/box/notes/a.md"] });
        Assert.Empty(result.Errors);
        Assert.Equal("second", File.ReadAllText(real));
        Assert.Equal("real.md", new FileInfo(Path.Combine(_scene.Root, "a.md")).LinkTarget);
    }

    [RequiresUnixFact]
    public async Task A_link_that_leads_out_of_the_source_is_neither_followed_nor_replaced()
    {
        var outside = _scene["outside.md"];
        File.WriteAllText(outside, "of the dotfiles");
        Directory.CreateDirectory(_scene.Root);
        File.CreateSymbolicLink(Path.Combine(_scene.Root, "a.md"), outside);
        Directory.CreateSymbolicLink(Path.Combine(_scene.Root, "folder"), Directory.CreateDirectory(_scene["elsewhere"]).FullName);
        var result = await _scene.RestoreAsync();
        Assert.Equal(["backup/box/notes/a.md", "backup/box/notes/folder/b.md"], result.Errors.Where(e => e.Id == "OutsideDestination").Select(e => e.Target));
        Assert.Equal("of the dotfiles", File.ReadAllText(outside));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_scene["elsewhere"]));
        Assert.NotNull(new FileInfo(Path.Combine(_scene.Root, "a.md")).LinkTarget);
    }

    [RequiresUnixFact]
    public async Task A_link_that_leads_out_to_the_right_bytes_is_fine()
    {
        File.WriteAllText(_scene["outside.md"], "second");
        Directory.CreateDirectory(_scene.Root);
        File.CreateSymbolicLink(Path.Combine(_scene.Root, "a.md"), _scene["outside.md"]);
        var result = await _scene.RestoreAsync(new RestoreOptions { Paths = ["backup/box/notes/a.md"] });
        Assert.Empty(result.Errors);
        Assert.Equal(RestoreAction.Keep, result.Files[0].Action);
    }

    [RequiresUnixFact]
    public async Task A_root_that_is_a_link_is_the_users_own_choice()
    {
        Directory.CreateSymbolicLink(_scene.Root, Directory.CreateDirectory(_scene["dotfiles"]).FullName);
        Assert.Empty((await _scene.RestoreAsync()).Errors);
        Assert.Equal("second", File.ReadAllText(_scene["dotfiles", "a.md"]));
    }

    [Fact]
    public async Task No_temporary_file_stays()
    {
        _scene.Write("a.md", "mine");
        await _scene.RestoreAsync();
        Assert.Equal(["a.md", "b.md", "run.sh"], Directory.EnumerateFiles(_scene.Root, "*", SearchOption.AllDirectories).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task While_a_sync_holds_the_vault_nothing_is_written()
    {
        using var held = await FileLock.AcquireAsync(_scene.Vault.Paths.SyncLock, "sync", TimeSpan.Zero, TimeProvider.System, CancellationToken.None);
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new RestoreFiles(_scene.Vault).RunAsync(new RestoreOptions(), soon.Token));
        Assert.False(Directory.Exists(_scene.Root));
    }

    [Fact]
    public async Task A_file_too_large_for_the_vault_is_not_replaced()
    {
        await _scene.Vault.UpdateConfigurationAsync(
            configuration => configuration with { Policies = configuration.Policies with { MaximumFileBytes = 100 } }, CancellationToken.None);
        _scene.Write("a.md", new string('x', 101));
        var result = await _scene.RestoreAsync(new RestoreOptions { Paths = ["backup/box/notes/a.md"] });
        Assert.Equal("FileTooLarge", Assert.Single(result.Errors).Id);
        Assert.Equal(101, _scene.Read("a.md").Length);
    }

    private async Task<SyncResult> SyncAsync()
    {
        await using var vault = Vault.Open(_scene.Vault.Paths.Root, _scene.Services);
        return await new SyncVault(vault).RunAsync(new SyncOptions(), CancellationToken.None);
    }

    private void RemoveObject(string id) => _scene.RemoveObject(id);
}
