using MemoryVault.Conflicts;
using MemoryVault.Git;
using MemoryVault.Json;
using MemoryVault.Json.Merge;
using MemoryVault.Memory;
using MemoryVault.Memory.Tracing;

namespace MemoryVault.Merging;

/// <summary>
/// Merges the shared memory of two trees entry by entry, however deep each has split its folders. The cost grows with what both sides
/// changed. Where a conflict is left, our value stays in place.
/// </summary>
internal sealed class MemoryMerge(PendingObjects objects, MergeRules rules, ContentMerge contents)
{
    /// <summary>Gets the events of our side since the base.</summary>
    internal LastEvents? Ours { get; init; }

    /// <summary>Gets the events of their side since the base.</summary>
    internal LastEvents? Theirs { get; init; }

    /// <summary>Merges.</summary>
    /// <param name="tree">The root tree to change, which has our memory.</param>
    /// <param name="base">The root tree that both came from.</param>
    /// <param name="ours">Our root tree.</param>
    /// <param name="theirs">Their root tree.</param>
    /// <param name="cancellationToken">Ends the merge.</param>
    /// <returns>The root tree with the merged memory.</returns>
    internal async Task<ObjectId> RunAsync(ObjectId tree, ObjectId @base, ObjectId ours, ObjectId theirs, CancellationToken cancellationToken)
    {
        var diff = new MemoryDiff(objects);
        var other = await diff.ListAsync(@base, theirs, cancellationToken).ConfigureAwait(false);
        if (other.Count > 0)
        {
            var mine = await diff.ListAsync(@base, ours, cancellationToken).ConfigureAwait(false);
            var changes = await MergeAsync(ByPath(mine), ByPath(other).Values, @base, ours, theirs, cancellationToken).ConfigureAwait(false);
            tree = await new MemoryEditor(objects).ApplyAsync(tree, changes, cancellationToken).ConfigureAwait(false);
        }

        return await MergeForeignAsync(tree, @base, theirs, cancellationToken).ConfigureAwait(false);
    }

    // In a tree of a stranger an entry may lie in two folders: the last one counts.
    private static Dictionary<EntryPath, EntryChange> ByPath(IReadOnlyList<EntryChange> changes)
    {
        var byPath = new Dictionary<EntryPath, EntryChange>(changes.Count);
        foreach (var change in changes)
        {
            byPath[change.Path] = change;
        }

        return byPath;
    }

    private async Task<List<EntryChange>> MergeAsync(
        Dictionary<EntryPath, EntryChange> mine, IReadOnlyCollection<EntryChange> other, ObjectId @base, ObjectId ours, ObjectId theirs, CancellationToken cancellationToken)
    {
        // A section that one side made, removed or turned into something else is merged as one value.
        var sections = mine.Keys.Concat(other.Select(change => change.Path)).Where(path => path.Key is null).Select(path => path.Section).ToHashSet(StringComparer.Ordinal);
        var changes = new List<EntryChange>(other.Count);
        foreach (var change in other.Where(change => !sections.Contains(change.Path.Section)))
        {
            changes.Add(mine.TryGetValue(change.Path, out var own)
                ? await MergeAsync(change.Path, change.Before, own.After, change.After, cancellationToken).ConfigureAwait(false)
                : change);
        }

        foreach (var section in sections.Order(StringComparer.Ordinal))
        {
            changes.Add(await MergeAsync(
                new EntryPath(section, null),
                await new MemoryReader(objects, @base).ReadSectionAsync(section, cancellationToken).ConfigureAwait(false),
                await new MemoryReader(objects, ours).ReadSectionAsync(section, cancellationToken).ConfigureAwait(false),
                await new MemoryReader(objects, theirs).ReadSectionAsync(section, cancellationToken).ConfigureAwait(false),
                cancellationToken).ConfigureAwait(false));
        }

        return changes;
    }

    private async ValueTask<EntryChange> MergeAsync(EntryPath path, JsonValue? before, JsonValue? ours, JsonValue? theirs, CancellationToken cancellationToken)
    {
        var merge = new EntryValueMerge(rules.ForFile(MemoryTree.Root), ConflictResolution.KeepOurs) { Ours = Ours, Theirs = Theirs };
        var result = await merge.RunAsync(path, before, ours, theirs, cancellationToken).ConfigureAwait(false);
        var way = path.ToPointer().Tokens.Select(token => new MergeStep(token, null)).ToList();
        foreach (var conflict in result.Conflicts)
        {
            contents.Add(JsonConflictRecord.Of(conflict with { Steps = [.. way, .. conflict.Steps] }, MemoryTree.Root));
        }

        return new EntryChange(path, ours, result.Merged);
    }

    // What somebody put beside the entries, a README say, is a file as any other.
    private async Task<ObjectId> MergeForeignAsync(ObjectId tree, ObjectId @base, ObjectId theirs, CancellationToken cancellationToken)
    {
        var edits = new List<TreeEdit>();
        var before = await FolderAsync(@base, cancellationToken).ConfigureAwait(false);
        var after = await FolderAsync(theirs, cancellationToken).ConfigureAwait(false);
        await foreach (var file in TreeDiff.CompareAsync(objects, before, after, null, null, cancellationToken).ConfigureAwait(false))
        {
            if (EntryFile.KeyOf((file.New ?? file.Old)!) is null)
            {
                var path = $"{MemoryTree.Root}/{file.Path}";
                var ours = await objects.FindAsync(tree, path, cancellationToken).ConfigureAwait(false);
                var merged = ours == file.New ? ours
                    : ours == file.Old ? file.New
                    : await contents.MergeAsync(
                        new TreeConflict(path, file.Old ?? TreeEntry.Absent, ours ?? TreeEntry.Absent, file.New ?? TreeEntry.Absent), cancellationToken).ConfigureAwait(false);
                edits.Add(merged is null ? TreeEdit.Remove(path) : new TreeEdit(path, merged.Mode, merged.Id));
            }
        }

        var editor = new TreeEditor(objects);
        tree = await editor.ApplyAsync(tree, edits, cancellationToken).ConfigureAwait(false);
        await objects.WriteAsync(editor.NewObjects, cancellationToken).ConfigureAwait(false);
        return tree;
    }

    private async ValueTask<ObjectId> FolderAsync(ObjectId root, CancellationToken cancellationToken) =>
        await objects.FindAsync(root, MemoryTree.Root, cancellationToken).ConfigureAwait(false) is { IsFolder: true } folder ? folder.Id : ObjectId.EmptyTree;
}
