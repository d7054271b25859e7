using MemoryVault.Git;

namespace MemoryVault.Transcripts;

/// <summary>
/// Merges the folders of session sources that two machines have pulled. Transcripts merge as wholes (<see cref="SegmentMerge"/>), marks of deletion as
/// a set. Of any other file that both changed the longer version stays (if equally long, the one with the greater id): the source has the last word,
/// and the next pull asks it. So nothing here is ever a conflict, and the result does not depend on which side is ours.
/// </summary>
internal sealed class SessionsMerge(PendingObjects objects)
{
    private TreeBudget _budget = new(ObjectId.EmptyTree);

    /// <summary>Merges the trees of <c>sessions/</c>.</summary>
    /// <returns>The merged tree.</returns>
    /// <exception cref="TreeTooLargeException">Their tree holds itself over and over.</exception>
    internal Task<ObjectId> MergeAsync(ObjectId @base, ObjectId ours, ObjectId theirs, CancellationToken cancellationToken)
    {
        _budget = new TreeBudget(theirs);
        return MergeFolderAsync(string.Empty, @base, ours, theirs, cancellationToken);
    }

    private async Task<ObjectId> MergeFolderAsync(string path, ObjectId @base, ObjectId ours, ObjectId theirs, CancellationToken cancellationToken)
    {
        if (ours == theirs || theirs == @base || ours == @base)
        {
            return ours == @base ? theirs : ours;
        }

        var folders = (
            Base: await SegmentFolder.ReadAsync(objects, @base, cancellationToken).ConfigureAwait(false),
            Ours: await SegmentFolder.ReadAsync(objects, ours, cancellationToken).ConfigureAwait(false),
            Theirs: await SegmentFolder.ReadAsync(objects, theirs, cancellationToken).ConfigureAwait(false));
        _budget.Enter(path, theirs, folders.Theirs.Segments.Count + folders.Theirs.Others.Count);
        var transcript = await new SegmentMerge(objects).MergeAsync(folders.Base, folders.Ours, folders.Theirs, cancellationToken).ConfigureAwait(false);
        var merged = new List<TreeEntry>(transcript.Others);
        var (inBase, inOurs, inTheirs) = (Others(folders.Base), Others(folders.Ours), Others(folders.Theirs));
        foreach (var name in inOurs.Keys.Union(inTheirs.Keys))
        {
            var (before, left, right) = (inBase.GetValueOrDefault(name), inOurs.GetValueOrDefault(name), inTheirs.GetValueOrDefault(name));
            if (await MergeEntryAsync(path + name, before, left, right, cancellationToken).ConfigureAwait(false) is { } entry)
            {
                merged.Add(entry);
            }
        }

        return merged.Count + transcript.Segments.Count == 0
            ? ObjectId.EmptyTree
            : await objects.AddAsync((transcript with { Others = merged }).ToTree(), cancellationToken).ConfigureAwait(false);
    }

    private async Task<TreeEntry?> MergeEntryAsync(string path, TreeEntry? before, TreeEntry? ours, TreeEntry? theirs, CancellationToken cancellationToken)
    {
        if (ours == theirs || theirs == before)
        {
            return ours;
        }

        if (ours == before)
        {
            return theirs;
        }

        // One took it away and the other changed it: it stays.
        if (ours is null || theirs is null)
        {
            return ours ?? theirs;
        }

        if (ours.IsFolder && theirs.IsFolder)
        {
            var tree = await MergeFolderAsync(path + "/", before is { IsFolder: true } ? before.Id : ObjectId.EmptyTree, ours.Id, theirs.Id, cancellationToken).ConfigureAwait(false);
            return ours with { Id = tree };
        }

        return IsMarks(path) && !ours.IsFolder && !theirs.IsFolder
            ? ours with { Id = await MergeMarksAsync(before, ours, theirs, cancellationToken).ConfigureAwait(false) }
            : await ChooseAsync(ours, theirs, cancellationToken).ConfigureAwait(false);
    }

    // <source>/deleted.json: an older time stays; what a side has taken out, since it saw the file, is out.
    private async Task<ObjectId> MergeMarksAsync(TreeEntry? before, TreeEntry ours, TreeEntry theirs, CancellationToken cancellationToken)
    {
        var inBase = before is { IsFolder: false } ? await DeletedFiles.ReadFileAsync(objects, before.Id, cancellationToken).ConfigureAwait(false) : new(StringComparer.Ordinal);
        var left = await DeletedFiles.ReadFileAsync(objects, ours.Id, cancellationToken).ConfigureAwait(false);
        var right = await DeletedFiles.ReadFileAsync(objects, theirs.Id, cancellationToken).ConfigureAwait(false);
        var merged = new SortedDictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        foreach (var path in left.Keys.Union(right.Keys).Where(p => !inBase.ContainsKey(p) || (left.ContainsKey(p) && right.ContainsKey(p))))
        {
            var (one, other) = (left.GetValueOrDefault(path, DateTimeOffset.MaxValue), right.GetValueOrDefault(path, DateTimeOffset.MaxValue));
            merged[path] = one < other ? one : other;
        }

        return await objects.AddAsync(DeletedFiles.Write(merged), cancellationToken).ConfigureAwait(false);
    }

    private async Task<TreeEntry> ChooseAsync(TreeEntry ours, TreeEntry theirs, CancellationToken cancellationToken)
    {
        var (left, right) = (await SizeAsync(ours, cancellationToken).ConfigureAwait(false), await SizeAsync(theirs, cancellationToken).ConfigureAwait(false));
        return left > right || (left == right && ours.Id > theirs.Id) ? ours : theirs;
    }

    private async Task<long> SizeAsync(TreeEntry entry, CancellationToken cancellationToken) =>
        entry.IsFolder ? long.MaxValue : (await objects.TryReadHeaderAsync(entry.Id, cancellationToken).ConfigureAwait(false))?.Size ?? -1;

    private static bool IsMarks(string path) => path.EndsWith("/" + SessionPath.Deleted, StringComparison.Ordinal) && path.IndexOf('/', StringComparison.Ordinal) == path.LastIndexOf('/');

    private static Dictionary<string, TreeEntry> Others(SegmentFolder folder) => TreeEntry.ByName([.. folder.Others.Except(folder.Before)]);
}
