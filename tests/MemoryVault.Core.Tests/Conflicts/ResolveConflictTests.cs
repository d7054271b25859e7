using MemoryVault.Conflicts;
using MemoryVault.Tests.Backup;

namespace MemoryVault.Tests.Conflicts;

public sealed class ResolveConflictTests : IDisposable
{
    private const string Before = """{"tasks":[{"id":7,"state":"new"}],"n":1}""";
    private const string Anns = """{"tasks":[{"id":7,"state":"done"}],"n":1,"ann":1}""";
    private const string Bobs = """{"tasks":[{"id":3},{"id":7,"state":"open"}],"n":2}""";

    private readonly ConflictScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task A_sync_merges_json_by_value_and_records_each_conflict_with_its_values()
    {
        var result = await _scene.ChangeBothAsync("m.json", Before, Anns, Bobs);

        Assert.Equal(1, result.Conflicts);
        Assert.Equal("""{"tasks":[{"id":3},{"id":7,"state":"open"}],"n":2,"ann":1}""", _scene.Bob.Show("shared/m.json"));
        var record = Assert.IsType<JsonConflictRecord>(Assert.Single(await ConflictScene.ListAsync(_scene.Bob)));
        Assert.Equal(("shared/m.json", "/tasks/1/state"), (record.Path, record.Pointer.ToString()));
        Assert.Equal(("\"new\"", "\"open\"", "\"done\""), (record.Base!.ToString(), record.Ours!.ToString(), record.Theirs!.ToString()));
        Assert.Contains("\"at\": [\n    \"tasks\",\n    {\n      \"id\": 7\n    },\n    \"state\"\n  ]", _scene.Bob.Show($"conflicts/{record.Id}.json"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ConflictChoice.Ours, "", "open")]
    [InlineData(ConflictChoice.Theirs, "", "done")]
    [InlineData(ConflictChoice.Base, "", "new")]
    [InlineData(ConflictChoice.Given, "\"later\"", "later")]
    public async Task A_value_is_put_in_its_place_and_the_record_is_gone_in_one_commit(ConflictChoice choice, string given, string state)
    {
        await _scene.ChangeBothAsync("m.json", Before, Anns, Bobs);
        var id = Assert.Single(await ConflictScene.ListAsync(_scene.Bob)).Id;

        var result = await ConflictScene.ResolveAsync(_scene.Bob, id[..6], choice, given);

        Assert.Equal($$"""{"tasks":[{"id":3},{"id":7,"state":"{{state}}"}],"n":2,"ann":1}""", _scene.Bob.Show("shared/m.json"));
        Assert.DoesNotContain(_scene.Bob.Paths(), path => path.StartsWith("conflicts/", StringComparison.Ordinal));
        Assert.Equal((id, ConflictKind.Json, "/tasks/1/state"), (result.Id, result.Kind, result.Pointer));
        Assert.Contains("Vault-Kind: resolve", _scene.Bob.Git("log", "-1", "--format=%B", result.Revision!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_names_the_file_and_changes_nothing()
    {
        await _scene.ChangeBothAsync("m.json", Before, Anns, Bobs);
        var id = Assert.Single(await ConflictScene.ListAsync(_scene.Bob)).Id;
        var head = _scene.Bob.Git("rev-parse", "main");
        await using var vault = await _scene.Bob.OpenAsync();

        var plan = await new ResolveConflict(vault).RunAsync(new ResolveConflictOptions(id, ConflictChoice.Theirs) { DryRun = true }, default);
        var none = await new ResolveConflict(vault).RunAsync(new ResolveConflictOptions(id, ConflictChoice.Ours) { DryRun = true }, default);

        Assert.Equal(("shared/m.json", null, 0), (plan.File, plan.Revision, plan.PatchSize));
        Assert.Null(none.File);
        Assert.Equal(head, _scene.Bob.Git("rev-parse", "main"));
    }

    [Fact]
    public async Task A_resolution_reaches_the_other_machine_and_is_not_asked_for_again()
    {
        await _scene.ChangeBothAsync("m.json", Before, Anns, Bobs);
        await ConflictScene.ResolveAsync(_scene.Bob, Assert.Single(await ConflictScene.ListAsync(_scene.Bob)).Id, ConflictChoice.Theirs);

        await ConflictScene.SyncAsync(_scene.Bob, _scene.Ann, _scene.Bob);

        Assert.Empty(await ConflictScene.ListAsync(_scene.Ann));
        Assert.Equal(_scene.Bob.Show("shared/m.json"), _scene.Ann.Show("shared/m.json"));
        Assert.Contains("done", _scene.Ann.Show("shared/m.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_element_is_found_where_it_stands_by_now()
    {
        await _scene.ChangeBothAsync("m.json", Before, Anns, Bobs);
        var id = Assert.Single(await ConflictScene.ListAsync(_scene.Bob)).Id;
        await ConflictScene.PutAsync(_scene.Bob, "shared/m.json", """{"tasks":[{"id":7,"state":"open","x":1},{"id":3}]}""");

        await ConflictScene.ResolveAsync(_scene.Bob, id, ConflictChoice.Theirs);

        Assert.Equal("""{"tasks":[{"id":7,"state":"done","x":1},{"id":3}]}""", _scene.Bob.Show("shared/m.json"));
    }

    [Fact]
    public async Task What_was_changed_since_is_not_overwritten()
    {
        await _scene.ChangeBothAsync("m.json", Before, Anns, Bobs);
        var id = Assert.Single(await ConflictScene.ListAsync(_scene.Bob)).Id;
        const string now = """{"tasks":[{"id":7,"state":"cancelled"}]}""";
        await ConflictScene.PutAsync(_scene.Bob, "shared/m.json", now);

        await Assert.ThrowsAsync<ConflictChangedException>(() => ConflictScene.ResolveAsync(_scene.Bob, id, ConflictChoice.Theirs));
        Assert.Single(await ConflictScene.ListAsync(_scene.Bob));
        await ConflictScene.ResolveAsync(_scene.Bob, id, ConflictChoice.Ours);

        Assert.Equal(now, _scene.Bob.Show("shared/m.json"));
        Assert.Empty(await ConflictScene.ListAsync(_scene.Bob));
    }

    [Theory]
    [InlineData(ConflictChoice.Ours, "", "bob\nb\nc\nd\nAnn\n")]
    [InlineData(ConflictChoice.Theirs, "", "ann\nb\nc\nd\nAnn\n")]
    [InlineData(ConflictChoice.Base, "", "a\nb\nc\nd\ne\n")]
    [InlineData(ConflictChoice.Given, "both\n", "both\n")]
    public async Task Lines_are_chosen_where_they_conflict(ConflictChoice choice, string given, string text)
    {
        await _scene.ChangeBothAsync("n.md", "a\nb\nc\nd\ne\n", "ann\nb\nc\nd\nAnn\n", "bob\nb\nc\nd\ne\n");
        var record = Assert.IsType<FileConflictRecord>(Assert.Single(await ConflictScene.ListAsync(_scene.Bob)));
        Assert.Equal(ConflictKind.Text, record.Kind);
        Assert.Equal("bob\nb\nc\nd\nAnn\n", _scene.Bob.Show("shared/n.md"));

        await ConflictScene.ResolveAsync(_scene.Bob, record.Id, choice, given);

        Assert.Equal(text, _scene.Bob.Show("shared/n.md"));
        Assert.DoesNotContain(_scene.Bob.Paths(), path => path.StartsWith("conflicts/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_text_that_was_changed_since_is_merged_with_the_choice()
    {
        await _scene.ChangeBothAsync("n.md", "a\nb\nc\nd\ne\n", "ann\nb\nc\nd\ne\n", "bob\nb\nc\nd\ne\n");
        var id = Assert.Single(await ConflictScene.ListAsync(_scene.Bob)).Id;
        await ConflictScene.PutAsync(_scene.Bob, "shared/n.md", "bob\nb\nc\nd\nnew\n");

        await ConflictScene.ResolveAsync(_scene.Bob, id, ConflictChoice.Theirs);

        Assert.Equal("ann\nb\nc\nd\nnew\n", _scene.Bob.Show("shared/n.md"));
    }

    [Fact]
    public async Task A_file_that_one_side_deleted_can_be_had_back()
    {
        await _scene.ChangeBothAsync("n.bin", "a\0", "b\0", "c\0");
        var record = Assert.Single(await ConflictScene.ListAsync(_scene.Bob));
        Assert.Equal(ConflictKind.File, record.Kind);

        await ConflictScene.ResolveAsync(_scene.Bob, record.Id, ConflictChoice.Theirs);

        Assert.Equal("b\0", _scene.Bob.Show("shared/n.bin"));
    }

    [Fact]
    public async Task A_conflict_that_is_not_there_is_named()
    {
        _scene.Ann.Write("a.md", "a");
        await _scene.Ann.SyncAsync();
        Assert.Contains("'abc'", (await Assert.ThrowsAsync<ConflictMissingException>(() => ConflictScene.ResolveAsync(_scene.Ann, "abc", ConflictChoice.Ours))).Message, StringComparison.Ordinal);
    }
}
