using MemoryVault.Git;
using MemoryVault.Json.Merge;
using MemoryVault.Memory.CheckingIn;
using MemoryVault.Memory.Tracing;

namespace MemoryVault.Memory.Events;

/// <summary>
/// Works out the memory without some events, one after the other: what each event changed is changed back where it still is so, and merged where it is not (the
/// base is what the event left behind, one side what is there now, the other what was before the event).
/// </summary>
internal sealed class UndoPlan(GitRepository repository, PendingObjects objects, MergeRules rules, MergeStrategy strategy)
{
    private readonly List<JsonConflict> _settled = [];

    /// <summary>Gets the events that are undone.</summary>
    internal List<MemoryEvent> Undone { get; } = [];

    /// <summary>Gets the events that changed no memory.</summary>
    internal List<MemoryEvent> Unchanging { get; } = [];

    /// <summary>Gets the conflicts; the plan ends at the first event that has any.</summary>
    internal IReadOnlyList<JsonConflict> Conflicts { get; private set; } = [];

    /// <summary>Gets the conflicts that the strategy or the rules decided.</summary>
    internal IReadOnlyList<JsonConflict> Settled => _settled;

    /// <summary>Gets the commit whose state events are undone in.</summary>
    internal required ObjectId Head { get; init; }

    /// <summary>Gets when it was made.</summary>
    internal DateTimeOffset? HeadTime { get; init; }

    /// <summary>Undoes an event.</summary>
    /// <param name="tree">The root tree without the later events.</param>
    /// <param name="undone">The event.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The root tree without this one, too.</returns>
    internal async Task<ObjectId> UndoAsync(ObjectId tree, MemoryEvent undone, CancellationToken cancellationToken)
    {
        var patch = new EventPatch(objects);
        var revision = ObjectId.Parse(undone.Revision);
        var (before, after) = await patch.TreesOfAsync(revision, cancellationToken).ConfigureAwait(false);
        var memory = await MemoryOfAsync(before, cancellationToken).ConfigureAwait(false);
        var left = await MemoryOfAsync(after, cancellationToken).ConfigureAwait(false);
        var isAsLeft = left == await MemoryOfAsync(tree, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<EntryChange> changes = memory == left || isAsLeft ? [] : await patch.ReadChangesAsync(revision, cancellationToken).ConfigureAwait(false);
        if (memory == left || (!isAsLeft && changes.Count == 0))
        {
            Unchanging.Add(undone);
            return tree;
        }

        Undone.Add(undone);
        return isAsLeft
            ? await ReplaceAsync(tree, memory, cancellationToken).ConfigureAwait(false)
            : await MergeAsync(tree, after, changes, undone, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<ObjectId> MemoryOfAsync(ObjectId tree, CancellationToken cancellationToken) =>
        (await objects.FindAsync(tree, MemoryTree.Root, cancellationToken).ConfigureAwait(false))?.Id ?? ObjectId.EmptyTree;

    // Nothing has changed since: the very same memory again, with the shape that its folders had.
    private async Task<ObjectId> ReplaceAsync(ObjectId tree, ObjectId memory, CancellationToken cancellationToken)
    {
        var edit = memory == ObjectId.EmptyTree ? TreeEdit.Remove(MemoryTree.Root) : new TreeEdit(MemoryTree.Root, EntryMode.Folder, memory);
        var trees = new TreeEditor(objects);
        var root = await trees.ApplyAsync(tree, [edit], cancellationToken).ConfigureAwait(false);
        await objects.WriteAsync(trees.NewObjects, cancellationToken).ConfigureAwait(false);
        return root;
    }

    private async Task<ObjectId> MergeAsync(
        ObjectId tree, ObjectId after, IReadOnlyList<EntryChange> changes, MemoryEvent undone, CancellationToken cancellationToken)
    {
        var now = new MemoryReader(objects, tree);
        var created = new CreatedSections(now);
        var inverse = new List<EntryChange>();
        foreach (var change in changes)
        {
            inverse.AddRange(await created.InvertAsync(change, cancellationToken).ConfigureAwait(false));
        }

        var merge = new EntryMerge(ValueMerge(undone), new MemoryReader(objects, after), now) { IsProposalTheirs = true };
        await merge.RunAsync(inverse, cancellationToken).ConfigureAwait(false);
        _settled.AddRange(merge.Settled);
        Conflicts = merge.Conflicts;
        if (Conflicts.Count > 0)
        {
            return tree;
        }

        tree = await new MemoryEditor(objects).ApplyAsync(tree, merge.Changes, cancellationToken).ConfigureAwait(false);
        var emptied = await created.FindEmptiedAsync(new MemoryReader(objects, tree), cancellationToken).ConfigureAwait(false);
        return await new MemoryEditor(objects).ApplyAsync(tree, emptied, cancellationToken).ConfigureAwait(false);
    }

    // Theirs was written before the event, by whatever event that was.
    private EntryValueMerge ValueMerge(MemoryEvent undone) =>
        new(rules, new ConflictResolution(strategy) { Ours = new MergeSide(HeadTime), Theirs = new MergeSide(undone.Timestamp) })
        {
            Ours = new LastEvents(repository, Head, ObjectId.Parse(undone.Revision)),
            Theirs = undone.HeadHashBefore is { } before ? new LastEvents(repository, ObjectId.Parse(before), null) : null,
        };
}
