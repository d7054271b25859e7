using MemoryVault.Backup;

namespace MemoryVault.Tests.Backup;

public sealed class SyncTests : IDisposable
{
    private const string Folder = "backup/test-machine/memory";

    private readonly SyncScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task The_first_sync_of_a_folder_makes_it_a_source_and_commits_its_files()
    {
        _scene.Write("notes.md", "one\n");
        _scene.Write("deep/er/facts.json", "{\"a\":1}");

        var result = await _scene.SyncAsync();

        Assert.Equal((2, 0, 0, 0), (result.Added, result.Modified, result.Deleted, result.Unchanged));
        Assert.Equal(_scene.Git("rev-parse", "main").Trim(), result.Commit);
        Assert.Equal("one\n", _scene.Show($"{Folder}/notes.md"));
        Assert.Equal("{\"a\":1}", _scene.Show($"{Folder}/deep/er/facts.json"));
        Assert.Contains("machines/test-machine.json", _scene.Paths());
        Assert.Contains("README.md", _scene.Paths());
        Assert.True(Assert.Single(result.Sources).IsNew);
        Assert.Empty(_scene.Git("fsck", "--strict", "--full").Trim());
    }

    [Fact]
    public async Task The_commit_says_in_trailers_what_it_is()
    {
        _scene.Write("notes.md", "one\n");
        await _scene.SyncAsync();

        var trailers = _scene.Git("log", "-1", "--format=%(trailers:only,unfold)", "main");

        Assert.Matches("Vault-Event: [0-9a-f]{8}-[0-9a-f]{4}-7", trailers);
        Assert.Contains("Vault-Kind: sync\n", trailers);
        Assert.Contains("Vault-Machine: test-machine\n", trailers);
        Assert.Contains("Vault-Source: memory\n", trailers);
        Assert.Equal("Sync memory: 1 added", _scene.Git("log", "-1", "--format=%s", "main").Trim());
    }

    [Fact]
    public async Task A_file_that_became_a_folder_and_a_folder_that_became_a_file_are_taken_so()
    {
        _scene.Write("a", "a file\n");
        _scene.Write("b/inside.md", "a folder\n");
        await _scene.SyncAsync();
        File.Delete(_scene["a"]);
        _scene.Write("a/inside.md", "a folder now\n");
        Directory.Delete(_scene["b"], recursive: true);
        _scene.Write("b", "a file now\n");

        await _scene.SyncAsync();

        Assert.Equal("a folder now\n", _scene.Show($"{Folder}/a/inside.md"));
        Assert.Equal("a file now\n", _scene.Show($"{Folder}/b"));
    }

    [Fact]
    public async Task A_sync_with_nothing_changed_makes_no_commit()
    {
        _scene.Write("notes.md", "one\n");
        var first = await _scene.SyncAsync();

        var second = await _scene.SyncAsync();
        var third = await _scene.SyncAsync(new SyncOptions());

        Assert.NotNull(first.Commit);
        Assert.Null(second.Commit);
        Assert.Null(third.Commit);
        Assert.Equal(1, third.Unchanged);
        Assert.Equal("1", _scene.Git("rev-list", "--count", "main").Trim());
    }

    [Fact]
    public async Task Changed_new_and_deleted_files_are_one_commit()
    {
        _scene.Write("a.md", "a");
        _scene.Write("b.md", "b");
        _scene.Write("c.md", "c");
        await _scene.SyncAsync();

        _scene.Write("a.md", "a2");
        File.Delete(_scene["b.md"]);
        _scene.Write("d/d.md", "d");
        var result = await _scene.SyncAsync();

        Assert.Equal((1, 1, 1, 1), (result.Added, result.Modified, result.Deleted, result.Unchanged));
        Assert.Equal("2", _scene.Git("rev-list", "--count", "main").Trim());
        Assert.Equal("a2", _scene.Show($"{Folder}/a.md"));
        Assert.DoesNotContain($"{Folder}/b.md", _scene.Paths());
        Assert.Equal("b", _scene.Show($"{Folder}/b.md", "main~1"));
        Assert.Equal(
            [(ChangeKind.Modified, "a.md"), (ChangeKind.Deleted, "b.md"), (ChangeKind.Added, "d/d.md")],
            result.Changes.Select(c => (c.Change, c.Path[(Folder.Length + 1)..])));
    }

    [Fact]
    public async Task A_change_that_keeps_size_and_time_is_seen_at_once()
    {
        _scene.Write("a.md", "aaaa");
        await _scene.SyncAsync();
        var time = File.GetLastWriteTimeUtc(_scene["a.md"]);

        File.WriteAllText(_scene["a.md"], "bbbb");
        File.SetLastWriteTimeUtc(_scene["a.md"], time);
        var result = await _scene.SyncAsync();

        Assert.Equal(1, result.Modified);
        Assert.Equal("bbbb", _scene.Show($"{Folder}/a.md"));
    }

    [Fact]
    public async Task Without_local_state_the_next_sync_commits_nothing_and_then_goes_on()
    {
        _scene.Write("a.md", "a");
        _scene.Write("b.json", "{}");
        await _scene.SyncAsync();

        Directory.Delete(Path.Combine(_scene.VaultPath, "local"), recursive: true);
        var rebuilt = await _scene.SyncAsync();
        File.Delete(_scene["a.md"]);
        Directory.Delete(Path.Combine(_scene.VaultPath, "local"), recursive: true);
        var deleted = await _scene.SyncAsync();

        Assert.Null(rebuilt.Commit);
        Assert.Equal(2, rebuilt.Unchanged);
        Assert.Equal(1, deleted.Deleted);
    }

    [Fact]
    public async Task A_damaged_index_costs_nothing_but_time()
    {
        _scene.Write("a.md", "a");
        await _scene.SyncAsync();
        var index = Path.Combine(_scene.VaultPath, "local", "index");
        var bytes = File.ReadAllBytes(index);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(index, bytes);

        var result = await _scene.SyncAsync();

        Assert.Null(result.Commit);
        Assert.Empty(result.Errors);
    }

    [Fact]
    public async Task Bytes_are_committed_unchanged()
    {
        var bytes = Enumerable.Range(0, 70_000).Select(i => (byte)(i * 31)).ToArray();
        Directory.CreateDirectory(_scene["x"]);
        File.WriteAllBytes(_scene["x/data.bin"], bytes);
        File.WriteAllText(_scene["x/crlf.md"], "a\r\nb\r\n");
        File.WriteAllText(_scene["x/naïve – ünïcode 記憶.md"], "u");
        File.WriteAllText(_scene["x/empty.md"], "");
        await _scene.SyncAsync();

        using var clone = new TemporaryFolder();
        SyncScene.RunGit("clone", "-q", "-c", "core.autocrlf=false", _scene.Repository, clone["all"]);
        var restored = Path.Combine(clone["all"], "backup", "test-machine", "memory", "x");

        Assert.Equal(bytes, File.ReadAllBytes(Path.Combine(restored, "data.bin")));
        Assert.Equal("a\r\nb\r\n", File.ReadAllText(Path.Combine(restored, "crlf.md")));
        Assert.Equal("u", File.ReadAllText(Path.Combine(restored, "naïve – ünïcode 記憶.md")));
        Assert.Empty(File.ReadAllBytes(Path.Combine(restored, "empty.md")));
    }

    [Fact]
    public async Task A_dry_run_shows_the_plan_and_writes_nothing()
    {
        _scene.Write("a.md", "a");
        await _scene.SyncAsync();
        _scene.Write("b.md", "b");
        var before = Snapshot();

        var plan = await _scene.SyncAsync(new SyncOptions { Paths = [_scene.Source], DryRun = true });

        Assert.Equal(1, plan.Added);
        Assert.Null(plan.Commit);
        Assert.True(plan.DryRun);
        Assert.Equal(before, Snapshot());
    }

    [Fact]
    public async Task A_vault_without_sources_says_what_to_do_where_nothing_is_found()
    {
        var error = await Assert.ThrowsAsync<NothingToBackUpException>(() => _scene.SyncAsync(new SyncOptions()));

        Assert.Contains("memvault sync DIR", error.Remedy);
    }

    [Fact]
    public async Task A_vault_without_sources_takes_what_discovery_finds()
    {
        Directory.CreateDirectory(Path.Combine(_scene.Home, ".claude"));
        File.WriteAllText(Path.Combine(_scene.Home, ".claude", "CLAUDE.md"), "Use tabs.\n");

        var result = await _scene.SyncAsync(new SyncOptions());

        Assert.Equal("claude-code", Assert.Single(result.Sources).Preset);
        Assert.Equal("Use tabs.\n", _scene.Show("backup/test-machine/claude-code/CLAUDE.md"));
    }

    [Fact]
    public async Task More_files_than_are_written_loose_are_all_there()
    {
        for (var i = 0; i < 300; i++)
        {
            _scene.Write($"d{i % 7}/f{i}.md", $"file {i}\n");
        }

        var result = await _scene.SyncAsync();

        Assert.Equal(300, result.Added);
        Assert.Equal(302, _scene.Paths().Length);
        Assert.Equal("file 123\n", _scene.Show($"{Folder}/d4/f123.md"));
        Assert.Empty(_scene.Git("fsck", "--strict", "--full").Trim());
    }

    private string Snapshot() => string.Join('\n', Directory.EnumerateFiles(_scene.VaultPath, "*", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal).Select(f => $"{f} {File.GetLastWriteTimeUtc(f).Ticks}"));
}
