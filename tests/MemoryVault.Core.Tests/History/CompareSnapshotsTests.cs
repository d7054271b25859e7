using MemoryVault.Backup;
using MemoryVault.Git;
using MemoryVault.History;

namespace MemoryVault.Tests.History;

public sealed class CompareSnapshotsTests : IAsyncLifetime
{
    private VaultScene _scene = null!;
    private ObjectId _first = ObjectId.None;
    private ObjectId _second = ObjectId.None;

    public async Task InitializeAsync()
    {
        _scene = await VaultScene.CreateAsync();
        _first = await _scene.CommitAsync(
            ("backup/box/notes/a.md", "one\ntwo\nthree\n"), ("backup/box/notes/gone.md", "gone"), ("backup/box/notes/same.md", "same"), ("backup/box/notes/x.bin", "\0\u0001"));
        _second = await _scene.CommitAsync(
            ("backup/box/notes/a.md", "one\n2\nthree\n"), ("backup/box/notes/gone.md", null), ("backup/box/notes/new/n.md", "new"), ("backup/box/notes/x.bin", "\0\u0002"));
    }

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    [Fact]
    public async Task Files_that_differ_are_listed_with_their_sizes()
    {
        var changes = await CompareAsync(new CompareOptions { From = "main~1", To = "main" });
        Assert.Equal(
            [
                (ChangeKind.Modified, "backup/box/notes/a.md", 14, 12L),
                (ChangeKind.Deleted, "backup/box/notes/gone.md", 4, null),
                (ChangeKind.Added, "backup/box/notes/new/n.md", null, 3),
                (ChangeKind.Modified, "backup/box/notes/x.bin", 2, 2),
            ],
            changes.Select(c => (c.Change, c.Path, c.OldSize, c.NewSize)));
        Assert.All(changes, c => Assert.Equal((_first.ToString(), _second.ToString(), _scene.Vault.Paths.Root), (c.From, c.To, c.Vault)));
        Assert.Equal(_scene.Git("rev-parse", "main:backup/box/notes/a.md"), changes[0].NewId);
        Assert.Null(changes[1].NewId);
        Assert.Null(changes[2].OldId);
    }

    [Fact]
    public async Task Without_a_second_state_the_newest_is_taken()
    {
        Assert.Equal(4, (await CompareAsync(new CompareOptions { From = _first.ToString() })).Count);
        Assert.Empty(await CompareAsync(new CompareOptions { From = "HEAD" }));
    }

    [Fact]
    public async Task Turned_around_added_is_deleted()
    {
        var changes = await CompareAsync(new CompareOptions { From = "main", To = "1h" });
        Assert.Equal([ChangeKind.Modified, ChangeKind.Added, ChangeKind.Deleted, ChangeKind.Modified], changes.Select(c => c.Change));
    }

    [Fact]
    public async Task Paths_limit_the_comparison()
    {
        Assert.Equal(["backup/box/notes/new/n.md"], (await CompareAsync(new CompareOptions { From = "main~1", Paths = ["backup/box/notes/new"] })).Select(c => c.Path));
        Assert.Equal(["backup/box/notes/gone.md"], (await CompareAsync(new CompareOptions { From = "main~1", Paths = ["notes/gone.md"] })).Select(c => c.Path));
        Assert.Equal(["backup/box/notes/a.md", "backup/box/notes/gone.md"], (await CompareAsync(new CompareOptions { From = "main~1", Paths = ["backup/box/*/*.md"] })).Select(c => c.Path));
        Assert.Equal(3, (await CompareAsync(new CompareOptions { From = "main~1", Paths = ["**/*.md"] })).Count);
        Assert.Empty(await CompareAsync(new CompareOptions { From = "main~1", Paths = ["backup/box/notes/same.md"] }));
    }

    [Fact]
    public async Task A_path_in_neither_state_is_an_error()
    {
        var error = await Assert.ThrowsAsync<PathNotFoundException>(() => CompareAsync(new CompareOptions { From = "main~1", Paths = ["backup/box/nites"] }));
        Assert.Equal("backup/box/nites", error.Target);
    }

    [Fact]
    public async Task The_text_of_a_file_is_shown_as_a_unified_diff()
    {
        var changes = await CompareAsync(new CompareOptions { From = "main~1" });
        var patch = await new CompareSnapshots(_scene.Vault).ReadPatchAsync(changes[0], CancellationToken.None);
        Assert.Contains("--- a/backup/box/notes/a.md\n+++ b/backup/box/notes/a.md\n", patch, StringComparison.Ordinal);
        Assert.Contains(" one\n-two\n+2\n three\n", patch, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_binary_file_is_said_to_be_one()
    {
        var changes = await CompareAsync(new CompareOptions { From = "main~1" });
        var patch = await new CompareSnapshots(_scene.Vault).ReadPatchAsync(changes[3], CancellationToken.None);
        Assert.Contains("Binary files", patch, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_that_is_no_utf8_can_be_shown()
    {
        var blob = _scene.GitWith([(byte)'c', (byte)'a', (byte)'f', 0xE9, (byte)'\n'], "hash-object", "-w", "--stdin");
        _scene.CommitForeignTree(_scene.WriteTree(("100644", "latin.txt", blob)));
        var change = (await CompareAsync(new CompareOptions { From = "main~1", Paths = ["latin.txt"] }))[0];
        Assert.Contains("+caf\uFFFD\n", await new CompareSnapshots(_scene.Vault).ReadPatchAsync(change, CancellationToken.None), StringComparison.Ordinal);
    }

    private async Task<List<SnapshotChange>> CompareAsync(CompareOptions options)
    {
        var changes = new List<SnapshotChange>();
        await foreach (var change in new CompareSnapshots(_scene.Vault).RunAsync(options, CancellationToken.None))
        {
            changes.Add(change);
        }

        return changes;
    }
}
