using FsCheck;
using FsCheck.Fluent;
using MemoryVault.Conflicts;
using MemoryVault.Git;
using MemoryVault.Json;
using MemoryVault.Json.Merge;
using MemoryVault.Memory;
using MemoryVault.Merging;
using MemoryVault.Tests.Git;
using MemoryVault.Tests.Json.Merge;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Merging;

public sealed class MemoryMergeTests
{
    [Fact]
    public void Memories_merge_as_their_documents_do_however_their_folders_are_split() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(60),
        Prop.ForAll(MergeScenario.OfKeyed, scenario => MergesAsDocumentsDoAsync(scenario).GetAwaiter().GetResult()));

    [Fact]
    public async Task A_conflict_names_the_place_from_the_root_of_the_memory()
    {
        var (store, contents) = Prepare();
        var (before, ours, theirs) = (await TreeAsync(store, """{"tasks":{"a/b":{"v":1}}}""", 10), await TreeAsync(store, """{"tasks":{"a/b":{"v":2}}}""", 10), await TreeAsync(store, """{"tasks":{"a/b":{"v":3}}}""", 10));

        await new MemoryMerge(store, MergeRules.Default, contents).RunAsync(ours, before, ours, theirs, default);

        var record = Assert.IsType<JsonConflictRecord>(Assert.Single(contents.Records));
        Assert.Equal(("memory", "/tasks/a~1b/v"), (record.Path, record.Pointer.ToString()));
        Assert.Equal(["tasks", "a/b", "v"], record.Steps.Select(step => step.Token));
    }

    [Fact]
    public async Task What_others_put_into_the_folder_is_merged_too()
    {
        var (store, contents) = Prepare();
        var before = await TreeAsync(store, """{"tasks":{"a":1}}""", 10);
        var ours = await TreeAsync(store, """{"tasks":{"a":1,"b":2}}""", 10);
        var theirs = await PutAsync(store, before, "memory/tasks/README.md", "hello");

        var merged = await new MemoryMerge(store, MergeRules.Default, contents).RunAsync(ours, before, ours, theirs, default);

        Assert.NotNull(await store.FindAsync(merged, "memory/tasks/README.md", default));
        Assert.NotNull(await store.FindAsync(merged, "memory/tasks/b.json", default));
        Assert.Empty(contents.Records);
    }

    private static async Task<bool> MergesAsDocumentsDoAsync(MergeScenario scenario)
    {
        var (store, contents) = Prepare();
        var (before, ours, theirs) = (Document(scenario.Base), Document(scenario.Ours), Document(scenario.Theirs));
        var trees = (Before: await TreeAsync(store, before, 2), Ours: await TreeAsync(store, ours, 1000), Theirs: await TreeAsync(store, theirs, 3));
        var expected = new JsonMerge(MergeRules.Default) { Resolution = ConflictResolution.KeepOurs }.Run(before, ours, theirs);

        var merged = await new MemoryMerge(store, MergeRules.Default, contents).RunAsync(trees.Ours, trees.Before, trees.Ours, trees.Theirs, default);

        return (await new MemoryReader(store, merged).ReadAllAsync(default)).Equals(expected.Merged)
            && contents.Records.Cast<JsonConflictRecord>().Select(record => record.Pointer.ToString()).Order().SequenceEqual(expected.Conflicts.Select(conflict => conflict.Path.ToString()).Order());
    }

    private static (PendingObjects Store, ContentMerge Contents) Prepare()
    {
        var store = new PendingObjects(new MemoryObjectStore());
        return (store, new ContentMerge(new VaultServices(), store, MergeRules.Default));
    }

    private static JsonObject Document(JsonValue? value) => value as JsonObject ?? JsonObject.Empty;

    private static Task<ObjectId> TreeAsync(PendingObjects store, string json, int limit) =>
        TreeAsync(store, (JsonObject)JsonValue.Parse(System.Text.Encoding.UTF8.GetBytes(json)), limit);

    private static Task<ObjectId> TreeAsync(PendingObjects store, JsonObject memory, int limit) =>
        new MemoryEditor(store) { FolderLimit = limit }.ApplyAsync(ObjectId.EmptyTree, EntryChanges.Between(JsonObject.Empty, memory), default);

    private static async Task<ObjectId> PutAsync(PendingObjects store, ObjectId tree, string path, string content)
    {
        var editor = new TreeEditor(store);
        var blob = await store.AddAsync(new GitObject(GitObjectKind.Blob, System.Text.Encoding.UTF8.GetBytes(content)), default);
        tree = await editor.ApplyAsync(tree, [new TreeEdit(path, EntryMode.File, blob)], default);
        await store.WriteAsync(editor.NewObjects, default);
        return tree;
    }
}
