using MemoryVault.Git;
using MemoryVault.Json;
using MemoryVault.Json.Merge;
using MemoryVault.Memory;
using MemoryVault.Memory.Events;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Memory.Events;

/// <summary>A vault whose events are looked at.</summary>
internal sealed class EventScene(MemoryScene memory) : IAsyncDisposable
{
    public MemoryScene Memory => memory;

    public Vault Vault => memory.Vault;

    public static async Task<EventScene> CreateAsync() => new(await MemoryScene.CreateAsync());

    /// <summary>Checks a merge patch in, a minute after what was before, and gives the event's id.</summary>
    public async Task<string> CheckInAsync(string agent, string mergePatch, string source = "chat", double? confidence = null, string? why = null)
    {
        memory.Clock.Advance(TimeSpan.FromMinutes(1));
        var result = await memory.CheckInAsync(new CheckInOptions
        {
            Agent = agent,
            Proposal = MemoryScene.Json(mergePatch),
            Form = CheckInForm.MergePatch,
            Source = source,
            Confidence = confidence,
            Justification = why,
            Base = await Vault.ReadHeadAsync(default) is { } head ? head.ToString() : await StartAsync(),
        });
        return result.Event!;
    }

    public async Task<List<MemoryEvent>> ListAsync(ListEventsOptions? options = null)
    {
        var events = new List<MemoryEvent>();
        await foreach (var found in new ListEvents(Vault).RunAsync(options ?? new ListEventsOptions(), default))
        {
            events.Add(found);
        }

        return events;
    }

    public async Task<string[]> IdsAsync(ListEventsOptions? options = null) => [.. (await ListAsync(options)).Select(found => found.EventId)];

    public Task<ApproveEventsResult> ApproveAsync(string agent, params string[] events)
    {
        memory.Clock.Advance(TimeSpan.FromMinutes(1));
        return new ApproveEvents(Vault).RunAsync(new ApproveEventsOptions { Events = events, Agent = agent, Justification = "looked at it" }, default);
    }

    public Task<UndoEventsResult> UndoAsync(params string[] events) => UndoAsync(new UndoEventsOptions { Events = events });

    public Task<UndoEventsResult> UndoAsync(MergeStrategy strategy, params string[] events) => UndoAsync(new UndoEventsOptions { Events = events, Strategy = strategy });

    public Task<UndoEventsResult> UndoAsync(UndoEventsOptions options)
    {
        memory.Clock.Advance(TimeSpan.FromMinutes(1));
        return new UndoEvents(Vault).RunAsync(options, default);
    }

    /// <summary>Gives the id of the tree of the memory; null if there is none.</summary>
    public async Task<ObjectId?> MemoryTreeAsync() => (await Vault.Repository.Objects.FindAsync(await memory.TreeAsync(), "memory", default))?.Id;

    public async Task<string> HeadAsync() => (await Vault.ReadHeadAsync(default))!.ToString();

    /// <summary>Sets main back or forth, as another machine's history begins from an older state.</summary>
    public void SetHead(string revision) => memory.Git("update-ref", Vault.MainRef, revision);

    /// <summary>Merges a commit into main as a remote's would be: what it changed since a base is applied to head.</summary>
    public async Task MergeAsync(string @base, string other)
    {
        memory.Clock.Advance(TimeSpan.FromMinutes(1));
        var store = Vault.Repository.Objects;
        var from = (await store.ReadCommitAsync(ObjectId.Parse(@base), default)).Tree;
        var to = (await store.ReadCommitAsync(ObjectId.Parse(other), default)).Tree;
        var changes = new List<EntryChange>();
        await foreach (var change in new MemoryDiff(store).BetweenAsync(from, to, default))
        {
            changes.Add(change);
        }

        await new VaultCommitter(Vault).CommitAsync(
            "merge",
            async (head, token) =>
            {
                var editor = new MemoryEditor(store);
                var tree = (await store.ReadCommitAsync(head!, token)).Tree;
                var ours = new MemoryReader(store, tree);
                var merged = new List<EntryChange>();
                foreach (var change in changes)
                {
                    var mine = await ours.ReadEntryAsync(change.Path.Section, change.Path.Key!, token);
                    var result = new JsonMerge(MergeRules.Default).Run(change.Before, mine, change.After);
                    Assert.Empty(result.Conflicts);
                    merged.Add(change with { After = result.Merged });
                }

                tree = await editor.ApplyAsync(tree, merged, token);
                return new CommitProposal { Tree = tree, Objects = editor.NewObjects, Event = new VaultEvent("merge", "Merge origin"), MergedParents = [ObjectId.Parse(other)] };
            },
            default);
    }

    public ValueTask DisposeAsync() => memory.DisposeAsync();

    private Task<string> StartAsync() => memory.PutAsync("README.md", "start");
}
