namespace MemoryVault.Git;

/// <summary>
/// Merges two trees that came from one (git's own trivial merge, per entry):
/// <code>
/// ours = theirs          → that
/// one side = base        → the other side
/// all three are folders  → entry by entry (a missing base counts as an empty folder)
/// anything else          → whoever merges contents says what is to stand there
/// </code>
/// Folders with equal ids are not read, so that the cost grows with what differs.
/// </summary>
/// <param name="editor">Reads and writes the trees.</param>
/// <param name="mergeContents">Merges an entry that both sides changed.</param>
public sealed class TreeMerge(TreeEditor editor, TreeMerge.MergeContents mergeContents)
{
    private readonly List<TreeEdit> _edits = [];
    private TreeBudget _budget = new(ObjectId.EmptyTree);

    /// <summary>Merges an entry that both sides changed in different ways.</summary>
    /// <returns>What is to stand there.</returns>
    public delegate Task<TreeEntry> MergeContents(TreeConflict conflict, CancellationToken cancellationToken);

    /// <summary>Gets the entries of the root that are left as ours has them: somebody else merges them.</summary>
    public IReadOnlyList<string> Except { get; init; } = [];

    /// <summary>Gets what tells for a folder's path and what is in it if it counts as one file; null for none. Such a one is given to whoever merges contents.</summary>
    public Func<string, IReadOnlyList<TreeEntry>, bool>? IsFile { get; init; }

    /// <summary>Merges.</summary>
    /// <param name="baseTree">What both sides came from; the empty tree if nothing is known.</param>
    /// <param name="ours">Our tree.</param>
    /// <param name="theirs">Their tree.</param>
    /// <param name="cancellationToken">Ends the merge.</param>
    /// <returns>The merged tree; its new objects are in the editor.</returns>
    public async Task<ObjectId> MergeAsync(ObjectId baseTree, ObjectId ours, ObjectId theirs, CancellationToken cancellationToken)
    {
        if (ours == theirs || theirs == baseTree)
        {
            return ours;
        }

        if (ours == baseTree)
        {
            return theirs;
        }

        _budget = new TreeBudget(theirs);
        await MergeFolderAsync(string.Empty, baseTree, ours, theirs, cancellationToken).ConfigureAwait(false);
        return await editor.ApplyAsync(ours, _edits, cancellationToken).ConfigureAwait(false);
    }

    private async Task MergeFolderAsync(string prefix, ObjectId baseTree, ObjectId ours, ObjectId theirs, CancellationToken cancellationToken)
    {
        var inBase = await EntriesAsync(prefix, baseTree, cancellationToken).ConfigureAwait(false);
        var inOurs = await EntriesAsync(prefix, ours, cancellationToken).ConfigureAwait(false);
        var inTheirs = await EntriesAsync(prefix, theirs, cancellationToken).ConfigureAwait(false);
        foreach (var name in inBase.Keys.Union(inOurs.Keys).Union(inTheirs.Keys).Order(StringComparer.Ordinal))
        {
            if (prefix.Length == 0 && Except.Contains(name))
            {
                continue;
            }

            await MergeEntryAsync(prefix + name, At(inBase, name), At(inOurs, name), At(inTheirs, name), cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private async Task MergeEntryAsync(string path, TreeEntry inBase, TreeEntry ours, TreeEntry theirs, CancellationToken cancellationToken)
    {
        if (Same(ours, theirs) || Same(theirs, inBase))
        {
            return;
        }

        if (Same(ours, inBase))
        {
            _edits.Add(new TreeEdit(path, theirs.Mode, theirs.Id));
        }
        else if (ours.IsFolder && theirs.IsFolder && !await CountsAsFileAsync(path, ours, theirs, cancellationToken).ConfigureAwait(false))
        {
            var below = inBase.IsFolder ? inBase.Id : ObjectId.EmptyTree;
            await MergeFolderAsync(path + "/", below, ours.Id, theirs.Id, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            var merged = await mergeContents(new TreeConflict(path, inBase, ours, theirs), cancellationToken).ConfigureAwait(false);
            if (!Same(merged, ours))
            {
                _edits.Add(new TreeEdit(path, merged.Mode, merged.Id));
            }
        }
    }

    private async Task<bool> CountsAsFileAsync(string path, TreeEntry ours, TreeEntry theirs, CancellationToken cancellationToken) =>
        IsFile is not null
        && IsFile(path, await editor.ReadAsync(ours.Id, cancellationToken).ConfigureAwait(false))
        && IsFile(path, await editor.ReadAsync(theirs.Id, cancellationToken).ConfigureAwait(false));

    private static TreeEntry At(Dictionary<string, TreeEntry> entries, string name) => entries.GetValueOrDefault(name) ?? TreeEntry.Absent;

    private static bool Same(TreeEntry a, TreeEntry b) => a.Mode == b.Mode && a.Id == b.Id;

    private async Task<Dictionary<string, TreeEntry>> EntriesAsync(string path, ObjectId tree, CancellationToken cancellationToken)
    {
        var entries = tree.IsNone || tree == ObjectId.EmptyTree ? [] : await editor.ReadAsync(tree, cancellationToken).ConfigureAwait(false);
        _budget.Enter(path, tree, entries.Count);
        return TreeEntry.ByName(entries);
    }
}
