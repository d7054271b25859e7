using MemoryVault.Git;
using MemoryVault.History;

namespace MemoryVault.Tests.History;

public sealed class GetHistoryTests : IAsyncLifetime
{
    private VaultScene _scene = null!;
    private ObjectId _first = ObjectId.None;
    private ObjectId _second = ObjectId.None;
    private ObjectId _third = ObjectId.None;

    public async Task InitializeAsync()
    {
        _scene = await VaultScene.CreateAsync();
        _first = await _scene.CommitAsync(("backup/box/notes/a.md", "1"), ("backup/box/notes/folder/b.md", "1"));
        _second = await _scene.CommitAsync("restore", ("backup/box/notes/a.md", "2"));
        _third = await _scene.CommitAsync(("backup/box/notes/folder/b.md", null));
    }

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    [Fact]
    public async Task Snapshots_come_newest_first_with_what_their_trailers_tell()
    {
        var snapshots = await ListAsync(new HistoryOptions());
        Assert.Equal([_third.ToString(), _second.ToString(), _first.ToString()], snapshots.Select(s => s.Revision));
        var restore = snapshots[1];
        Assert.Equal(("restore", "Test restore", "box"), (restore.Kind, restore.Subject, restore.Machine));
        Assert.Equal(["notes"], restore.Sources);
        Assert.Equal([_first.ToString()], restore.Parents);
        Assert.Equal(7, Guid.Parse(restore.Event!).Version);
        Assert.Equal(new DateTimeOffset(2026, 8, 10, 14, 0, 0, TimeSpan.Zero), restore.Time);
        Assert.Equal(_scene.Vault.Paths.Root, restore.Vault);
        Assert.Null(restore.Path);
    }

    [Fact]
    public async Task A_foreign_commit_is_listed_without_a_kind()
    {
        var foreign = _scene.CommitForeignTree(_scene.Git("rev-parse", "main^{tree}"));
        var newest = (await ListAsync(new HistoryOptions()))[0];
        Assert.Equal((foreign, string.Empty, "foreign"), (newest.Revision, newest.Kind, newest.Subject));
        Assert.Null(newest.Machine);
        Assert.Null(newest.Event);
        Assert.Empty(newest.Sources);
    }

    [Fact]
    public async Task A_path_lists_the_snapshots_that_changed_it()
    {
        var snapshots = await ListAsync(new HistoryOptions { Path = "backup/box/notes/a.md" });
        Assert.Equal([_second.ToString(), _first.ToString()], snapshots.Select(s => s.Revision));
        Assert.All(snapshots, s => Assert.Equal("backup/box/notes/a.md", s.Path));
    }

    [Fact]
    public async Task A_deleted_file_has_its_history_and_a_folder_that_of_what_is_in_it()
    {
        Assert.Equal([_third.ToString(), _first.ToString()], (await ListAsync(new HistoryOptions { Path = "backup/box/notes/folder/b.md" })).Select(s => s.Revision));
        Assert.Equal([_third.ToString(), _first.ToString()], (await ListAsync(new HistoryOptions { Path = "backup/box/notes/folder" })).Select(s => s.Revision));
    }

    [Fact]
    public async Task A_path_of_this_machine_is_found_in_its_source()
    {
        var snapshots = await ListAsync(new HistoryOptions { Path = Path.Combine(_scene.Root, "a.md") });
        Assert.Equal([_second.ToString(), _first.ToString()], snapshots.Select(s => s.Revision));
        Assert.All(snapshots, s => Assert.Equal("backup/box/notes/a.md", s.Path));
        Assert.Equal(2, (await ListAsync(new HistoryOptions { Path = "~/notes/a.md" })).Count);
        Assert.Equal(2, (await ListAsync(new HistoryOptions { Path = "notes/folder/b.md" })).Count);
    }

    [Fact]
    public async Task A_path_is_first_looked_for_in_the_vault_then_on_this_machine()
    {
        // The current folder is the home: 'notes/a.md' is a path of the machine, until the vault has one of that name.
        Assert.Equal("backup/box/notes/a.md", (await ListAsync(new HistoryOptions { Path = "notes/a.md" }))[0].Path);
        await _scene.CommitAsync(("notes/a.md", "of the vault"));
        Assert.Equal("notes/a.md", (await ListAsync(new HistoryOptions { Path = "notes/a.md" }))[0].Path);
        Assert.Equal("backup/box/notes/a.md", (await ListAsync(new HistoryOptions { Path = "./notes/a.md" }))[0].Path);
    }

    [Theory]
    [InlineData("backup/box/notes/never.md", "never was")]
    [InlineData("/somewhere/else/a.md", "no source of this machine")]
    [InlineData("../bob/notes/a.md", "no source of this machine")]
    public async Task A_path_that_never_was_in_the_vault_is_an_error(string path, string words)
    {
        var error = await Assert.ThrowsAsync<PathNotFoundException>(() => ListAsync(new HistoryOptions { Path = path }));
        Assert.Equal(path, error.Target);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_kind_filters_before_the_number_is_counted()
    {
        Assert.Equal([_second.ToString()], (await ListAsync(new HistoryOptions { Kinds = ["Restore"] })).Select(s => s.Revision));
        Assert.Equal([_third.ToString()], (await ListAsync(new HistoryOptions { Kinds = ["sync"], First = 1 })).Select(s => s.Revision));
        Assert.Equal([_third.ToString(), _first.ToString()], (await ListAsync(new HistoryOptions { Kinds = ["sync", "merge"], First = 5 })).Select(s => s.Revision));
    }

    [Fact]
    public async Task A_number_and_times_limit_the_list()
    {
        Assert.Equal([_third.ToString(), _second.ToString()], (await ListAsync(new HistoryOptions { First = 2 })).Select(s => s.Revision));
        Assert.Empty(await ListAsync(new HistoryOptions { First = 0 }));
        var noon = new DateTimeOffset(2026, 8, 10, 14, 0, 0, TimeSpan.Zero);
        Assert.Equal([_third.ToString(), _second.ToString()], (await ListAsync(new HistoryOptions { Since = noon })).Select(s => s.Revision));
        Assert.Equal([_second.ToString(), _first.ToString()], (await ListAsync(new HistoryOptions { Until = noon })).Select(s => s.Revision));
    }

    [Fact]
    public async Task The_list_may_begin_in_the_past()
    {
        Assert.Equal([_second.ToString(), _first.ToString()], (await ListAsync(new HistoryOptions { At = "main~1" })).Select(s => s.Revision));
        Assert.Equal([_first.ToString()], (await ListAsync(new HistoryOptions { At = "2h" })).Select(s => s.Revision));
    }

    [Fact]
    public async Task A_name_that_looks_like_a_pattern_or_an_option_is_a_name()
    {
        await _scene.CommitAsync(("--all", "1"), (":(glob)x", "1"), ("st*r", "1"));
        Assert.Single(await ListAsync(new HistoryOptions { Path = "--all" }));
        Assert.Single(await ListAsync(new HistoryOptions { Path = ":(glob)x" }));
        Assert.Single(await ListAsync(new HistoryOptions { Path = "st*r" }));
    }

    private async Task<List<VaultSnapshot>> ListAsync(HistoryOptions options)
    {
        var snapshots = new List<VaultSnapshot>();
        await foreach (var snapshot in new GetHistory(_scene.Vault).RunAsync(options, CancellationToken.None))
        {
            snapshots.Add(snapshot);
        }

        return snapshots;
    }
}
