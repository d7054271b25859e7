using MemoryVault.Backup;
using MemoryVault.Conflicts;
using MemoryVault.Json;
using MemoryVault.Json.Merge;
using MemoryVault.Knowledge;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Knowledge;

public sealed class ReceiveKnowledgeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly KnowledgeScene _one;
    private readonly KnowledgeScene _two;
    private readonly string _shared;

    public ReceiveKnowledgeTests()
    {
        _one = new KnowledgeScene("one", _folder);
        _two = new KnowledgeScene("two", _folder);
        _shared = _one.MakeShared();
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_copy_has_the_same_files_and_knows_where_they_came_from()
    {
        await BeginAsync();

        Assert.Equal(_one.Files(), _two.Files());
        Assert.Equal(KnowledgeState.Published, Assert.Single(await _two.ListAsync()).State);
        Assert.True((await _two.ReceiveAsync()).IsUpToDate);
    }

    [Fact]
    public async Task What_others_added_changed_and_removed_comes_here()
    {
        await BeginAsync();
        _one.Write("a.md", "a2\n");
        _one.Write("new/c.md", "c\n");
        File.Delete(_one["b.md"]);
        await _one.PublishAsync(_shared);

        var receipt = await _two.ReceiveAsync();

        Assert.Equal(["Modified a.md", "Deleted b.md", "Added new/c.md"], receipt.Changes.Select(change => $"{change.Change} {change.Path}"));
        Assert.Equal(_one.Files(), _two.Files());
        Assert.Equal("Receive brisa from shared: 1 added, 1 modified, 1 deleted", KnowledgeScene.Git("--git-dir", _two.Repository, "log", "-1", "--format=%s", "main").Trim());
        Assert.Contains("Vault-Kind: receive", KnowledgeScene.Git("--git-dir", _two.Repository, "log", "-1", "--format=%b", "main"), StringComparison.Ordinal);
        Assert.Empty((await SyncAsync(_two)).Changes);
    }

    [Fact]
    public async Task Unsaved_local_work_is_merged_with_what_comes_and_never_overwritten()
    {
        await BeginAsync();
        _one.Write("a.md", "from one\na\n\nend\n");
        await _one.PublishAsync(_shared);
        _two.Write("a.md", "a\n\nend\nfrom two\n");
        _two.Write("mine.md", "only here\n");

        var receipt = await _two.ReceiveAsync();

        Assert.True(receipt.Merged);
        Assert.Equal("from one\na\n\nend\nfrom two\n", _two.Read("a.md"));
        Assert.Equal("only here\n", _two.Read("mine.md"));
        await _two.PublishAsync(new PublishKnowledgeOptions { Project = "brisa" });
        await _one.ReceiveAsync();
        Assert.Equal(_two.Files(), _one.Files());
    }

    [Fact]
    public async Task A_file_of_which_the_vault_has_no_good_version_is_refused_with_its_name_and_the_rest_comes()
    {
        await BeginAsync();
        _one.Write("graph.json", "{\"v\":2}");
        _one.Write("c.md", "c\n");
        await _one.PublishAsync(_shared);
        _two.Write("graph.json", "{\"v\":1, \"half wri");

        var receipt = await _two.ReceiveAsync();

        Assert.Contains(receipt.Errors, error => error is { Id: "FileUnsaved", Target: "graph.json" });
        Assert.Equal("{\"v\":1, \"half wri", _two.Read("graph.json"));
        Assert.Equal("c\n", _two.Read("c.md"));
        _two.Write("graph.json", "{\"v\":1}");
        Assert.Equal("Modified graph.json", Assert.Single((await _two.ReceiveAsync()).Changes.Select(change => $"{change.Change} {change.Path}")));
        Assert.Equal("{\"v\":2}", _two.Read("graph.json"));
    }

    [Fact]
    public async Task A_conflict_is_data_and_changes_nothing_until_a_strategy_decides()
    {
        await BeginAsync();
        _one.Write("graph.json", "{\"v\":2}");
        _one.Write("a.md", "one\n");
        await _one.PublishAsync(_shared);
        _two.Write("graph.json", "{\"v\":3}");
        _two.Write("a.md", "two\n");
        var before = _two.Files();

        var error = await Assert.ThrowsAsync<KnowledgeConflictException>(() => _two.ReceiveAsync());

        Assert.Equal(VaultErrorKind.Conflict, error.Kind);
        Assert.Equal(before, _two.Files());
        var text = error.Conflicts.Single(conflict => conflict.Kind == ConflictKind.Text);
        Assert.Equal(("a.md", "a\n\nend\n", "two\n", "one\n"), (text.Path, Text(text.Base), Text(text.Ours), Text(text.Theirs)));
        var json = error.Conflicts.Single(conflict => conflict.Kind == ConflictKind.Json);
        Assert.Equal(("graph.json", "/v", "1", "3", "2"), (json.Path, json.Pointer!.ToString(), json.Base!.ToString(), json.Ours!.ToString(), json.Theirs!.ToString()));
        await Assert.ThrowsAsync<KnowledgeConflictException>(() => _two.PublishAsync(_shared));

        await _two.ReceiveAsync(MergeStrategy.Theirs);
        Assert.Equal(_one.Files(), _two.Files());
    }

    [Theory]
    [InlineData(MergeStrategy.Ours, "two\n", "{\"v\":3}")]
    [InlineData(MergeStrategy.Theirs, "one\n", "{\"v\":2}")]
    [InlineData(MergeStrategy.Newest, "two\n", "{\"v\":3}")]
    public async Task A_strategy_decides_for_a_publication_too_and_everybody_comes_to_the_same(MergeStrategy strategy, string text, string json)
    {
        await BeginAsync();
        _one.Write("graph.json", "{\"v\":2}");
        _one.Write("a.md", "one\n");
        await _one.PublishAsync(_shared);
        await Task.Delay(TimeSpan.FromSeconds(1.1));
        _two.Write("graph.json", "{\"v\":3}");
        _two.Write("a.md", "two\n");

        var result = await _two.PublishAsync(_shared, strategy);
        await _one.ReceiveAsync();
        await _two.ReceiveAsync();

        Assert.True(result.Merged);
        Assert.Equal((text, json), (_one.Read("a.md"), _one.Read("graph.json")));
        Assert.Equal(_one.Files(), _two.Files());
        Assert.True((await _two.PublishAsync(_shared)).IsUpToDate);
    }

    [Fact]
    public async Task A_union_keeps_the_lines_of_both_and_what_one_side_deleted_and_the_other_changed()
    {
        await BeginAsync();
        _one.Write("a.md", "one\n");
        File.Delete(_one["b.md"]);
        await _one.PublishAsync(_shared);
        _two.Write("a.md", "two\n");
        _two.Write("b.md", "changed\n");

        await _two.ReceiveAsync(MergeStrategy.Union);

        Assert.Equal("two\none\n", _two.Read("a.md"));
        Assert.Equal("changed\n", _two.Read("b.md"));
    }

    [Fact]
    public async Task What_one_deleted_and_the_other_changed_is_a_conflict()
    {
        await BeginAsync();
        File.Delete(_one["b.md"]);
        await _one.PublishAsync(_shared);
        _two.Write("b.md", "changed\n");

        var error = await Assert.ThrowsAsync<KnowledgeConflictException>(() => _two.ReceiveAsync());

        Assert.Equal(("b.md", ConflictKind.File), (error.Conflicts[0].Path, error.Conflicts[0].Kind));
    }

    [Fact]
    public async Task Json_and_jsonl_merge_by_their_content()
    {
        await BeginAsync();
        _one.Write("graph.json", "{\"v\":1,\"one\":1}");
        _one.Write("log.jsonl", "{\"id\":1}\n{\"id\":\"one\"}\n");
        await _one.PublishAsync(_shared);
        _two.Write("graph.json", "{\"v\":1,\"two\":2}");
        _two.Write("log.jsonl", "{\"id\":1}\n{\"id\":\"two\"}\n");

        await _two.PublishAsync(_shared);
        await _one.ReceiveAsync();

        Assert.Equal(JsonValue.Parse("{\"v\":1,\"one\":1,\"two\":2}"u8), JsonValue.Parse(System.Text.Encoding.UTF8.GetBytes(_one.Read("graph.json"))));
        Assert.Equal(["{\"id\":\"one\"}", "{\"id\":\"two\"}", "{\"id\":1}"], _one.Read("log.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_file_that_became_a_folder_there_and_a_folder_that_became_a_file_come_here()
    {
        await BeginAsync();
        _one.Write("x/y.md", "y\n");
        await _one.PublishAsync(_shared);
        await _two.ReceiveAsync();
        Directory.Delete(_one["x"], recursive: true);
        _one.Write("x", "a file now\n");
        File.Delete(_one["b.md"]);
        _one.Write("b.md/inside.md", "a folder now\n");
        await _one.PublishAsync(_shared);

        var receipt = await _two.ReceiveAsync();

        Assert.Empty(receipt.Errors);
        Assert.Equal(_one.Files(), _two.Files());
        Assert.Empty((await SyncAsync(_two)).Changes);
    }

    [Fact]
    public async Task A_file_here_and_a_folder_there_is_a_conflict_that_a_strategy_decides()
    {
        await BeginAsync();
        _one.Write("x/y.md", "y\n");
        await _one.PublishAsync(_shared);
        _two.Write("x", "a file\n");

        var error = await Assert.ThrowsAsync<KnowledgeConflictException>(() => _two.ReceiveAsync());
        Assert.Equal(("x", ConflictKind.File), (error.Conflicts[0].Path, error.Conflicts[0].Kind));

        await _two.ReceiveAsync(MergeStrategy.Theirs);
        Assert.Equal(_one.Files(), _two.Files());
    }

    [Fact]
    public async Task A_folder_that_another_run_did_not_write_to_the_end_is_brought_up_by_the_next()
    {
        await BeginAsync();
        _one.Write("c.md", "c\n");
        await _one.PublishAsync(_shared);
        await _two.ReceiveAsync();

        // As after a run that was killed between the vault's commit and the folder: the vault has the file, this machine's view and its folder do not.
        var view = KnowledgeScene.Git("--git-dir", _two.Repository, "rev-parse", "refs/memoryvault/machines/two^").Trim();
        KnowledgeScene.Git("--git-dir", _two.Repository, "update-ref", "refs/memoryvault/machines/two", view);
        File.Delete(_two["c.md"]);

        var receipt = await _two.ReceiveAsync();

        Assert.Equal("c\n", _two.Read("c.md"));
        Assert.Equal((1, false), (receipt.Added, receipt.IsUpToDate));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_not_made_anew_with_only_what_comes()
    {
        await BeginAsync();
        _one.Write("c.md", "c\n");
        await _one.PublishAsync(_shared);
        Directory.Move(_two.Root, _two.Root + ".unmounted");

        await Assert.ThrowsAsync<SourceFolderMissingException>(() => _two.ReceiveAsync());

        Assert.False(Directory.Exists(_two.Root));
        Directory.Move(_two.Root + ".unmounted", _two.Root);
        await _two.ReceiveAsync();
        Assert.Equal(_one.Files(), _two.Files());
    }

    [Fact]
    public async Task A_plan_shows_what_would_come_and_writes_nothing()
    {
        await BeginAsync();
        _one.Write("c.md", "c\n");
        await _one.PublishAsync(_shared);
        var head = KnowledgeScene.Git("--git-dir", _two.Repository, "rev-parse", "main");

        var plan = await _two.ReceiveAsync(new ReceiveKnowledgeOptions { Project = "brisa", DryRun = true });

        Assert.Equal((1, true), (plan.Added, plan.DryRun));
        Assert.False(_two.Has("c.md"));
        Assert.Equal(head, KnowledgeScene.Git("--git-dir", _two.Repository, "rev-parse", "main"));
        Assert.Equal(1, (await _two.ReceiveAsync()).Added);
    }

    [Fact]
    public async Task A_revision_is_received_up_to_which_it_was_asked_for()
    {
        await BeginAsync();
        _one.Write("c.md", "c\n");
        var first = await _one.PublishAsync(_shared);
        _one.Write("d.md", "d\n");
        await _one.PublishAsync(_shared);

        await _two.ReceiveAsync(new ReceiveKnowledgeOptions { Project = "brisa", Revision = first.Revision![..8] });
        Assert.Equal((true, false), (_two.Has("c.md"), _two.Has("d.md")));

        await _two.ReceiveAsync();
        Assert.True(_two.Has("d.md"));
        Assert.True((await _two.ReceiveAsync(new ReceiveKnowledgeOptions { Project = "brisa", Revision = first.Revision })).IsUpToDate);
        await Assert.ThrowsAsync<KnowledgeVersionMissingException>(() => _two.ReceiveAsync(new ReceiveKnowledgeOptions { Project = "brisa", Revision = "0123456789" }));
    }

    [Fact]
    public async Task A_copy_that_is_refused_is_an_error_and_leaves_nothing_behind()
    {
        await BeginAsync();

        Assert.Equal(VaultErrorKind.AlreadyExists, (await Assert.ThrowsAsync<KnowledgeExistsException>(() => _two.CopyAsync(_shared))).Kind);
        _two.Folder.Write("two/full/x.md", "mine");
        Assert.Equal(VaultErrorKind.AlreadyExists, (await Assert.ThrowsAsync<KnowledgeFolderNotEmptyException>(() => _two.CopyAsync(_shared, "other", _folder["two", "full"], "brisa"))).Kind);
        var missing = await Assert.ThrowsAsync<KnowledgeUnusableException>(() => _two.CopyAsync(_shared, "other"));
        Assert.Contains("brisa", missing.Remedy, StringComparison.Ordinal);
        await Assert.ThrowsAsync<KnowledgePlaceFailedException>(() => _two.CopyAsync(_folder["nowhere.git"], "third"));

        Assert.Single(await _two.ListAsync());
        Assert.False(Directory.Exists(_folder["two", "other"]));
        Assert.Equal("other", (await _two.CopyAsync(_shared, "other", folder: "brisa")).Project);
        Assert.True(File.Exists(_folder["two", "other", "a.md"]));
    }

    [Fact]
    public async Task A_project_that_was_forgotten_is_copied_anew()
    {
        await BeginAsync();
        await using (var vault = _two.Open())
        {
            await new RemoveKnowledge(vault).RunAsync(new RemoveKnowledgeOptions { Project = "brisa" }, default);
        }

        Directory.Delete(_two.Root, recursive: true);
        _one.Write("a.md", "newer\n");
        await _one.PublishAsync(_shared);

        await _two.CopyAsync(_shared);

        Assert.Equal(_one.Files(), _two.Files());
        Assert.True((await _two.PublishAsync(new PublishKnowledgeOptions { Project = "brisa" })).IsUpToDate);
    }

    [Fact]
    public async Task Two_who_began_apart_come_together_without_losing_a_file()
    {
        _one.Write("a.md", "a\n");
        _one.Write("one.md", "one\n");
        await _one.PublishAsync(_shared);
        _two.Write("a.md", "a\n");
        _two.Write("two.md", "two\n");

        await _two.PublishAsync(_shared);
        await _two.ReceiveAsync();
        await _one.ReceiveAsync();

        Assert.Equal(["a.md", "one.md", "two.md"], _one.Files().Keys);
        Assert.Equal(_one.Files(), _two.Files());
    }

    [Fact]
    public async Task A_history_that_somebody_rewrote_takes_nothing_away()
    {
        await BeginAsync();
        _one.Write("c.md", "c\n");
        await _one.PublishAsync(_shared);
        await _two.ReceiveAsync();
        KnowledgeScene.Git("--git-dir", _shared, "update-ref", "refs/heads/main", "main~1");

        Assert.True((await _two.ReceiveAsync()).IsUpToDate);
        Assert.True(_two.Has("c.md"));
        Assert.False((await _two.PublishAsync(_shared)).IsUpToDate);
        Assert.Contains("brisa/c.md", KnowledgeScene.PathsIn(_shared));
    }

    private async Task BeginAsync()
    {
        _one.Write("a.md", "a\n\nend\n");
        _one.Write("b.md", "b\n");
        _one.Write("graph.json", "{\"v\":1}");
        _one.Write("log.jsonl", "{\"id\":1}\n");
        await _one.PublishAsync(_shared);
        Directory.Delete(_two.Root);
        await _two.CopyAsync(_shared);
    }

    private static async Task<SyncResult> SyncAsync(KnowledgeScene scene)
    {
        await using var vault = scene.Open();
        return await new SyncVault(vault).RunAsync(new SyncOptions(), default);
    }

    private static string? Text(JsonValue? value) => (value as JsonString)?.Value;
}
