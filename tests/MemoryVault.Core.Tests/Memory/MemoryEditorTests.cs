using MemoryVault.Git;
using MemoryVault.Json;
using MemoryVault.Memory;
using MemoryVault.Tests.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Memory;

public sealed class MemoryEditorTests : IAsyncDisposable
{
    private readonly MemoryObjectStore _store = new();

    [Fact]
    public async Task An_entry_is_a_file_that_people_can_read()
    {
        var tree = await ApplyAsync(ObjectId.EmptyTree, ("tasks/Bug 1", """{"title":"x","n":1.50}"""));

        Assert.Equal(["memory/tasks/+bug%201.json"], await PathsAsync(tree));
        Assert.Equal("{\n  \"title\": \"x\",\n  \"n\": 1.50\n}\n", await TextAsync(tree, "memory/tasks/+bug%201.json"));
    }

    [Fact]
    public async Task A_section_goes_from_folder_to_document_and_back_as_its_keys_demand()
    {
        var longKey = new string('k', 201);
        var folder = await ApplyAsync(ObjectId.EmptyTree, ("tasks/a", "1"));
        var document = await ApplyAsync(folder, ($"tasks/{longKey}", "2"));
        var back = await ApplyAsync(document, ($"tasks/{longKey}", null));
        var empty = await ApplyAsync(back, ("tasks/a", null));
        var again = await ApplyAsync(empty, ("tasks/b", "3"));
        var array = await ApplyAsync(again, ("tasks", "[1]"));
        var none = await ApplyAsync(array, ("tasks", null));

        Assert.Equal(["memory/tasks/a.json"], await PathsAsync(folder));
        Assert.Equal(["memory/tasks.json"], await PathsAsync(document));
        Assert.Equal("2", (await new MemoryReader(_store, document).ReadEntryAsync("tasks", longKey, default))?.ToString());
        Assert.Equal(folder, back);
        Assert.Equal("{}\n", await TextAsync(empty, "memory/tasks.json"));
        Assert.Equal(["memory/tasks/b.json"], await PathsAsync(again));
        Assert.Equal(["memory/tasks.json"], await PathsAsync(array));
        Assert.Equal(ObjectId.EmptyTree, none);
    }

    [Fact]
    public async Task A_change_leaves_the_rest_of_the_vault_and_what_others_put_there()
    {
        var start = _store.AddTree([new("README.md", "r"), new("memory/tasks/README.md", "t"), new("memory/tasks/Not Ours.json", "{"), new("memory/notes.txt", "n")]);

        var tree = await ApplyAsync(start, limit: 2, ("tasks/a", "1"), ("tasks/b", "2"), ("tasks/c", "3"));

        Assert.Equal(["a", "b", "c"], await new MemoryReader(_store, tree).ListKeysAsync("tasks", default));
        Assert.Superset(new HashSet<string> { "README.md", "memory/tasks/README.md", "memory/tasks/Not Ours.json", "memory/notes.txt" }, (await PathsAsync(tree)).ToHashSet());
        Assert.Equal(["tasks"], await new MemoryReader(_store, tree).ListSectionsAsync(default));
    }

    [Fact]
    public async Task A_folder_is_split_by_the_hash_of_its_keys_and_stays_so()
    {
        var changes = Enumerable.Range(0, 1001).Select(i => ($"tasks/key-{i}", (string?)"1")).ToArray();
        var flat = await ApplyAsync(ObjectId.EmptyTree, changes[..1000]);
        var split = await ApplyAsync(flat, changes[1000]);
        var fewer = await ApplyAsync(split, [.. changes[5..].Select(change => (change.Item1, (string?)null))]);
        var digit = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("key-3"u8))[0];

        Assert.All(await PathsAsync(flat), path => Assert.Equal(3, path.Split('/').Length));
        Assert.All(await PathsAsync(split), path => Assert.Equal(4, path.Split('/').Length));
        Assert.Contains($"memory/tasks/{digit}/key-3.json", await PathsAsync(fewer));
        Assert.Equal(5, (await PathsAsync(fewer)).Count);
    }

    [Fact]
    public async Task What_a_foreign_merge_left_half_split_is_read_and_mended()
    {
        var split = await ApplyAsync(ObjectId.EmptyTree, limit: 2, ("tasks/a", "1"), ("tasks/b", "2"), ("tasks/c", "3"));
        var files = new List<KeyValuePair<string, string>> { new("memory/tasks/a.json", "10"), new("memory/tasks/d.json", "4"), new("memory/tasks.json", "{\"d\": 0, \"e\": 5}") };
        foreach (var path in await PathsAsync(split))
        {
            files.Add(new(path, await TextAsync(split, path)));
        }

        var mixed = _store.AddTree(files);
        var expected = MemoryModel.Parse("""{"tasks":{"a":10,"b":2,"c":3,"d":4,"e":5}}""");
        var mended = await ApplyAsync(mixed, limit: 2, ("tasks/f", "6"));

        Assert.True(expected.Equals(await new MemoryReader(_store, mixed).ReadAllAsync(default)));
        Assert.Equal("5", (await new MemoryReader(_store, mixed).ReadEntryAsync("tasks", "e", default))?.ToString());
        Assert.Equal("10", (await new MemoryReader(_store, mixed).ReadEntryAsync("tasks", "a", default))?.ToString());
        Assert.Equal(
            ["tasks/a", "tasks/d", "tasks/e"],
            (await new MemoryDiff(_store).BetweenAsync(split, mixed, default).ToListAsync()).Select(change => change.Path.ToString()).Order());
        Assert.Equal(
            ["tasks/f"],
            (await new MemoryDiff(_store).BetweenAsync(mixed, mended, default).ToListAsync()).Select(change => change.Path.ToString()));
        Assert.Equal(6, (await PathsAsync(mended)).Count);
    }

    [Fact]
    public async Task A_change_reads_and_writes_only_the_folders_that_it_leads_through()
    {
        var all = Enumerable.Range(0, 20_000).Select(i => ($"tasks/key-{i}", (string?)"1")).ToArray();
        var tree = await ApplyAsync(ObjectId.EmptyTree, all);
        var editor = new MemoryEditor(_store);
        var before = _store.Reads;

        var next = await editor.ApplyAsync(tree, [Change("tasks/key-7", "2")], default);

        // The root, memory, the section, two levels of folders; root and memory a second time to be written.
        Assert.InRange(_store.Reads - before, 5, 7);
        Assert.Equal(6, editor.NewObjects.Count);
        await _store.WriteAsync(editor.NewObjects, default);
        before = _store.Reads;
        Assert.Single(await new MemoryDiff(_store).BetweenAsync(tree, next, default).ToListAsync());
        Assert.InRange(_store.Reads - before, 10, 14);
    }

    [Fact]
    public async Task A_section_with_too_long_a_name_is_refused()
    {
        var error = await Assert.ThrowsAsync<InvalidInputException>(() => ApplyAsync(ObjectId.EmptyTree, (new string('s', 201), "{}")));
        Assert.Contains("too long", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_that_is_no_JSON_is_named()
    {
        var tree = _store.AddTree([new("memory/tasks/a.json", "{oops")]);
        var error = await Assert.ThrowsAsync<JsonInvalidException>(async () => await new MemoryReader(_store, tree).ReadEntryAsync("tasks", "a", default));
        Assert.Equal("tasks/a", error.Target);
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    private static EntryChange Change(string path, string? after) => new(EntryPath.Parse(path), null, after is null ? null : MemoryModel.Parse(after));

    private Task<ObjectId> ApplyAsync(ObjectId tree, params (string Path, string? Value)[] changes) => ApplyAsync(tree, 1000, changes);

    private async Task<ObjectId> ApplyAsync(ObjectId tree, int limit, params (string Path, string? Value)[] changes)
    {
        var editor = new MemoryEditor(_store) { FolderLimit = limit };
        var next = await editor.ApplyAsync(tree, changes.Select(change => Change(change.Path, change.Value)), default);
        await _store.WriteAsync(editor.NewObjects, default);
        return next;
    }

    private async Task<List<string>> PathsAsync(ObjectId tree) => await TreeDiff.ListAsync(_store, tree, null, null, default).Select(file => file.Key).ToListAsync();

    private async Task<string> TextAsync(ObjectId tree, string path) =>
        GitText.Decode((await _store.ReadBlobAsync((await _store.FindAsync(tree, path, default))!.Id, default)).Span);
}
