using FsCheck;
using FsCheck.Fluent;
using MemoryVault.Git;
using MemoryVault.Json;
using MemoryVault.Memory;
using MemoryVault.Memory.Events;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Memory.Events;

/// <summary>Undo, over histories of random changes.</summary>
public sealed class UndoPropertyTests
{
    private const int Histories = 8;

    [Fact]
    public void Undoing_the_last_events_gives_the_very_same_memory_back_one_by_one_and_all_at_once_and_undone_again()
    {
        Prop.ForAll(MemoryModel.Histories.ToArbitrary(), history => RunAsync(history).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Histories).WithEndSize(8));
    }

    private static async Task RunAsync(List<List<EntryChange>> history)
    {
        await using var scene = await EventScene.CreateAsync();
        var trees = new List<ObjectId?> { null };
        var memory = JsonObject.Empty;
        await scene.Memory.PutAsync("README.md", "start");
        foreach (var changes in history)
        {
            (var taken, memory) = MemoryModel.Apply(memory, changes);
            await CommitAsync(scene, taken);
            if (await scene.MemoryTreeAsync() is var tree && tree != trees[^1])
            {
                trees.Add(tree);
            }
        }

        var end = trees[^1];
        var events = (await scene.ListAsync()).FindAll(found => found.Kind == EventKinds.CheckIn);
        var undone = new List<string>();
        foreach (var (i, found) in events.Index())
        {
            var result = await scene.UndoAsync(found.EventId);
            Assert.Empty(result.Conflicts);
            if (result.Event is { } id)
            {
                undone.Add(id);
            }

            trees.RemoveAt(trees.Count - 1);
            await IsAsync(scene, trees[^1], i);
        }

        undone.Reverse();
        foreach (var id in undone)
        {
            Assert.Empty((await scene.UndoAsync(id)).Conflicts);
        }

        await IsAsync(scene, end, -1);
        if (events.Count > 0)
        {
            Assert.Empty((await scene.UndoAsync([.. events.Select(found => found.EventId)])).Conflicts);
            await IsAsync(scene, null, -2);
        }
    }

    private static async Task IsAsync(EventScene scene, ObjectId? tree, int step)
    {
        var now = await scene.MemoryTreeAsync();
        Assert.True(tree == now, $"Step {step}: expected {tree}, got {now}.");
    }

    private static Task CommitAsync(EventScene scene, List<EntryChange> changes) => new VaultCommitter(scene.Vault).CommitAsync(
        "test",
        async (head, token) =>
        {
            var store = scene.Vault.Repository.Objects;
            var editor = new MemoryEditor(store) { FolderLimit = 4 };
            var tree = await editor.ApplyAsync((await store.ReadCommitAsync(head!, token)).Tree, changes, token);
            return new CommitProposal { Tree = tree, Objects = editor.NewObjects, Event = new VaultEvent(EventKinds.CheckIn, "Test") { Agent = "a" } };
        },
        default);
}
