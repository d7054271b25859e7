using MemoryVault.Backup;

namespace MemoryVault.Tests.Backup;

public sealed class SyncGuardTests : IDisposable
{
    private const string Folder = "backup/test-machine/memory";

    private readonly SyncScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Theory]
    [InlineData("", "0 bytes")]
    [InlineData("{\"entries\": [1, 2,", "no longer parses as JSON")]
    public async Task A_damaged_json_file_goes_to_quarantine_and_its_last_good_version_stays(string damaged, string reason)
    {
        _scene.Write("memory.json", "{\"entries\": [1, 2, 3]}");
        await _scene.SyncAsync();

        _scene.Write("memory.json", damaged);
        var result = await _scene.SyncAsync();
        var again = await _scene.SyncAsync();

        var file = Assert.Single(result.Quarantined);
        Assert.StartsWith(reason, file.Reason);
        Assert.Equal("{\"entries\": [1, 2, 3]}", _scene.Show($"{Folder}/memory.json"));
        Assert.Equal(damaged, _scene.Show(file.QuarantinePath));
        Assert.Equal("quarantine/memory/memory.json", file.QuarantinePath);
        Assert.NotNull(result.Commit);
        Assert.Null(again.Commit);
        Assert.Single(again.Quarantined);
        Assert.Single((await _scene.StatusAsync()).Quarantined);
    }

    [Fact]
    public async Task A_file_that_shrinks_to_almost_nothing_is_quarantined()
    {
        _scene.Write("log.jsonl", new string('x', 20_000));
        await _scene.SyncAsync();

        _scene.Write("log.jsonl", "x");
        var result = await _scene.SyncAsync();

        Assert.Equal("shrank from 20,000 to 1 bytes", Assert.Single(result.Quarantined).Reason);
        Assert.Equal(20_000, _scene.Show($"{Folder}/log.jsonl").Length);
    }

    [Fact]
    public async Task A_file_that_is_well_again_leaves_quarantine()
    {
        _scene.Write("memory.json", "{\"a\": 1}");
        await _scene.SyncAsync();
        _scene.Write("memory.json", "{\"a\":");
        await _scene.SyncAsync();

        _scene.Write("memory.json", "{\"a\": 2}");
        var result = await _scene.SyncAsync();

        Assert.Empty(result.Quarantined);
        Assert.Equal("{\"a\": 2}", _scene.Show($"{Folder}/memory.json"));
        Assert.DoesNotContain(_scene.Paths(), path => path.StartsWith("quarantine/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_user_accepts_is_taken_as_it_is()
    {
        _scene.Write("memory.json", "{\"a\": 1}");
        await _scene.SyncAsync();
        _scene.Write("memory.json", "");
        await _scene.SyncAsync();

        var result = await _scene.SyncAsync(new SyncOptions { Accept = [$"{Folder}/memory.json"] });

        Assert.Empty(result.Quarantined);
        Assert.Equal(1, result.Modified);
        Assert.Equal(string.Empty, _scene.Show($"{Folder}/memory.json"));
        Assert.DoesNotContain(_scene.Paths(), path => path.StartsWith("quarantine/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_memory_json_of_the_mcp_server_is_lines_and_no_damage()
    {
        _scene.Write("memory.json", "{\"type\":\"entity\",\"name\":\"a\"}\n");
        await _scene.SyncAsync();

        _scene.Write("memory.json", "{\"type\":\"entity\",\"name\":\"a\"}\n{\"type\":\"entity\",\"name\":\"b\"}\n");
        var result = await _scene.SyncAsync();

        Assert.Empty(result.Quarantined);
        Assert.Equal(1, result.Modified);
    }

    [Fact]
    public async Task A_file_that_never_parsed_is_kept_as_it_is()
    {
        _scene.Write("draft.json", "{ not json");
        await _scene.SyncAsync();

        _scene.Write("draft.json", "{ still not json");
        var result = await _scene.SyncAsync();

        Assert.Empty(result.Quarantined);
        Assert.Equal("{ still not json", _scene.Show($"{Folder}/draft.json"));
    }

    [Fact]
    public async Task A_missing_source_is_an_error_and_loses_nothing()
    {
        _scene.Write("a.md", "a");
        await _scene.SyncAsync();
        var elsewhere = Path.Combine(_scene.Root, "elsewhere");
        Directory.CreateDirectory(elsewhere);
        File.WriteAllText(Path.Combine(elsewhere, "b.md"), "b");
        await _scene.SyncAsync(new SyncOptions { Paths = [elsewhere] });

        Directory.Move(_scene.Source, _scene.Source + ".moved");
        File.WriteAllText(Path.Combine(elsewhere, "b.md"), "b2");
        var result = await _scene.SyncAsync(new SyncOptions());

        Assert.Equal("SourceMissing", Assert.Single(result.Errors).Id);
        Assert.Equal((1, 0), (result.Modified, result.Deleted));
        Assert.Equal("a", _scene.Show($"{Folder}/a.md"));
        Assert.Equal(1, result.ExitCode);
        Assert.Contains((await _scene.StatusAsync()).Reasons, reason => reason.Contains("is missing", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_broken_link_a_large_file_and_a_foreign_name_are_errors_of_their_own()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        _scene.Write("good.md", "good");
        File.CreateSymbolicLink(_scene["broken.md"], _scene["nowhere.md"]);
        using (var large = File.Create(_scene["large.bin"]))
        {
            large.SetLength(100_000_001);
        }

        System.Diagnostics.Process.Start("sh", ["-c", "printf x > \"$0\"/$(printf 'bad\\377.md')", _scene.Source])!.WaitForExit();
        var result = await _scene.SyncAsync();
        System.Diagnostics.Process.Start("sh", ["-c", "rm \"$0\"/bad*", _scene.Source])!.WaitForExit();

        Assert.Equal(["BrokenLink", "FileTooLarge", "NameNotUtf8"], result.Errors.Select(e => e.Id).Order());
        Assert.All(result.Errors, error => Assert.NotEmpty(error.Remedy));
        Assert.Equal(1, result.Added);
        Assert.Equal("good", _scene.Show($"{Folder}/good.md"));
        Assert.Equal(1, result.ExitCode);
    }

    [Fact]
    public async Task A_link_is_followed_to_its_content()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var dotfiles = Directory.CreateDirectory(Path.Combine(_scene.Root, "dotfiles", "skills")).FullName;
        File.WriteAllText(Path.Combine(dotfiles, "skill.md"), "skill");
        _scene.Write("AGENTS.md", "rules");
        File.CreateSymbolicLink(_scene["CLAUDE.md"], "AGENTS.md");
        Directory.CreateSymbolicLink(_scene["skills"], dotfiles);
        Directory.CreateSymbolicLink(_scene["loop"], _scene.Source);

        var result = await _scene.SyncAsync();

        Assert.Empty(result.Errors);
        Assert.Equal("rules", _scene.Show($"{Folder}/CLAUDE.md"));
        Assert.Equal("skill", _scene.Show($"{Folder}/skills/skill.md"));
        Assert.Equal(3, result.Added);
    }

    [Fact]
    public async Task The_right_to_execute_is_kept()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        _scene.Write("hook.sh", "#!/bin/sh\n");
        await _scene.SyncAsync();
        File.SetUnixFileMode(_scene["hook.sh"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var result = await _scene.SyncAsync();

        Assert.Equal(1, result.Modified);
        Assert.StartsWith("100755", _scene.Git("ls-tree", "main", $"{Folder}/hook.sh"));
    }

    [Fact]
    public async Task A_vault_inside_its_own_source_does_not_swallow_itself()
    {
        _scene.Write("a.md", "a");

        var result = await _scene.SyncAsync(new SyncOptions { Paths = [_scene.Root] });

        Assert.Contains(result.Changes, change => change.Path.EndsWith("memory/a.md", StringComparison.Ordinal));
        Assert.DoesNotContain(result.Changes, change => change.Path.Contains("repository.git", StringComparison.Ordinal));
    }
}
