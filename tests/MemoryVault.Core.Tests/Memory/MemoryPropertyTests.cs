using FsCheck;
using FsCheck.Fluent;
using MemoryVault.Git;
using MemoryVault.Json;
using MemoryVault.Memory;
using MemoryVault.Tests.Git;

namespace MemoryVault.Tests.Memory;

/// <summary>Reader, editor and diff against a plain document, over random check-ins, with folders that are split early.</summary>
public sealed class MemoryPropertyTests
{
    private const int FolderLimit = 3;

    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(200).WithEndSize(40);

    [Fact]
    public void The_memory_is_what_was_checked_in() =>
        Check.One(Many, Prop.ForAll(MemoryModel.Histories.ToArbitrary(), history => Run(history, async step =>
        {
            var reader = new MemoryReader(step.Store, step.Tree);
            Same(step.After, await reader.ReadAllAsync(default));
            foreach (var (section, value) in step.After)
            {
                Same(value, await reader.ReadSectionAsync(section, default));
                var entries = value as JsonObject ?? JsonObject.Empty;
                Assert.Equal(entries.Names.Order(StringComparer.Ordinal), await reader.ListKeysAsync(section, default));
                foreach (var (key, entry) in entries)
                {
                    Same(entry, await reader.ReadEntryAsync(section, key, default));
                }
            }

            Assert.Equal(step.After.Names.Order(StringComparer.Ordinal), await reader.ListSectionsAsync(default));
            Assert.Null(await reader.ReadEntryAsync("tasks", "nothing", default));
            Assert.Null(await reader.ReadSectionAsync("nothing", default));
        })));

    [Fact]
    public void The_difference_of_two_states_is_that_of_their_documents() =>
        Check.One(Many, Prop.ForAll(MemoryModel.Histories.ToArbitrary(), history => Run(history, async step =>
        {
            var changes = await new MemoryDiff(step.Store).BetweenAsync(step.TreeBefore, step.Tree, default).ToListAsync();
            Same(EntryChanges.Between(step.Before, step.After), changes);

            var back = await new MemoryDiff(step.Store).BetweenAsync(step.Tree, ObjectId.EmptyTree, default).ToListAsync();
            Assert.Equal(step.After.Count, back.Count);
        })));

    [Fact]
    public void Applying_a_difference_gives_the_other_state() =>
        Check.One(Many, Prop.ForAll(MemoryModel.Histories.ToArbitrary(), history => Run(history, async step =>
        {
            var changes = await new MemoryDiff(step.Store).BetweenAsync(step.Tree, step.TreeBefore, default).ToListAsync();
            var editor = new MemoryEditor(step.Store) { FolderLimit = FolderLimit };
            var tree = await editor.ApplyAsync(step.Tree, changes, default);
            await step.Store.WriteAsync(editor.NewObjects, default);
            Same(step.Before, await new MemoryReader(step.Store, tree).ReadAllAsync(default));
        })));

    [Fact]
    public void The_shape_of_the_folders_does_not_matter() =>
        Check.One(Many, Prop.ForAll(MemoryModel.Histories.ToArbitrary(), history => Run(history, async step =>
        {
            var editor = new MemoryEditor(step.Store) { FolderLimit = 100 };
            var flat = await editor.ApplyAsync(ObjectId.EmptyTree, EntryChanges.Between(JsonObject.Empty, step.Before), default);
            await step.Store.WriteAsync(editor.NewObjects, default);
            Assert.Empty(await new MemoryDiff(step.Store).BetweenAsync(flat, step.TreeBefore, default).ToListAsync());
            Same(EntryChanges.Between(step.Before, step.After), await new MemoryDiff(step.Store).BetweenAsync(flat, step.Tree, default).ToListAsync());
            Same(EntryChanges.Between(step.After, step.Before), await new MemoryDiff(step.Store).BetweenAsync(step.Tree, flat, default).ToListAsync());
        })));

    // xunit compares what it can enumerate element by element, in order; the members of an object have none.
    private static void Same(JsonValue expected, JsonValue? actual) => Assert.True(expected.Equals(actual), $"Expected {expected}, got {actual}.");

    private static void Same(IEnumerable<EntryChange> expected, IReadOnlyCollection<EntryChange> actual)
    {
        var wanted = expected.ToDictionary(change => change.Path);
        Assert.Equal(wanted.Count, actual.Count);
        Assert.All(actual, change => Assert.True(wanted[change.Path] == change, $"Expected {wanted[change.Path]}, got {change}."));
    }

    private static void Run(List<List<EntryChange>> history, Func<Step, Task> check) => CheckAsync(history, check).GetAwaiter().GetResult();

    private static async Task CheckAsync(List<List<EntryChange>> history, Func<Step, Task> check)
    {
        var store = new MemoryObjectStore();
        var (tree, memory) = (ObjectId.EmptyTree, JsonObject.Empty);
        foreach (var proposed in history)
        {
            var (changes, after) = MemoryModel.Apply(memory, proposed);
            var editor = new MemoryEditor(store) { FolderLimit = FolderLimit };
            var next = await editor.ApplyAsync(tree, changes, default);
            await store.WriteAsync(editor.NewObjects, default);
            await check(new Step(store, tree, next, memory, after));
            (tree, memory) = (next, after);
        }
    }

    private sealed record Step(MemoryObjectStore Store, ObjectId TreeBefore, ObjectId Tree, JsonObject Before, JsonObject After);
}
