namespace MemoryVault.Git;

/// <summary>The same folder of two trees, and how far a walk has come in it.</summary>
internal sealed class FolderPair
{
    private readonly string _prefix;
    private readonly TreeEntry[] _old;
    private readonly TreeEntry[] _new;
    private int _atOld;
    private int _atNew;

    private FolderPair(string prefix, IReadOnlyList<TreeEntry> before, IReadOnlyList<TreeEntry> after)
    {
        _prefix = prefix;
        _old = Sorted(before);
        _new = Sorted(after);
    }

    /// <summary>Reads both sides of a folder.</summary>
    internal static async ValueTask<FolderPair> ReadAsync(
        IObjectStore store, TreeBudget budget, string prefix, ObjectId oldTree, ObjectId newTree, CancellationToken cancellationToken)
    {
        var before = await store.ReadTreeAsync(oldTree, cancellationToken).ConfigureAwait(false);
        var after = await store.ReadTreeAsync(newTree, cancellationToken).ConfigureAwait(false);
        budget.Enter(prefix, oldTree, before.Count);
        budget.Enter(prefix, newTree, after.Count);
        return new FolderPair(prefix, before, after);
    }

    /// <summary>Steps to the next name on either side.</summary>
    internal bool TryNext(out string path, out TreeEntry? before, out TreeEntry? after)
    {
        (before, after) = (null, null);
        if (_atOld == _old.Length && _atNew == _new.Length)
        {
            path = string.Empty;
            return false;
        }

        var order = _atOld == _old.Length ? 1 : _atNew == _new.Length ? -1 : Compare(_old[_atOld], _new[_atNew]);
        before = order <= 0 ? _old[_atOld++] : null;
        after = order >= 0 ? _new[_atNew++] : null;
        path = _prefix + (before ?? after)!.Name;
        return true;
    }

    /// <summary>Tells whether each side that is there counts as one file.</summary>
    internal bool IsFile(string path, Func<string, IReadOnlyList<TreeEntry>, bool> isFile) =>
        (_old.Length == 0 || isFile(path, _old)) && (_new.Length == 0 || isFile(path, _new));

    private static TreeEntry[] Sorted(IReadOnlyList<TreeEntry> entries)
    {
        TreeEntry[] sorted = [.. entries];
        Array.Sort(sorted, Compare);
        return sorted;
    }

    /// <summary>Orders as git does: a folder counts as if its name ended with a slash, so a file and a folder of one name are two things.</summary>
    private static int Compare(TreeEntry left, TreeEntry right)
    {
        var (a, b) = (left.Name, right.Name);
        var shared = Math.Min(a.Length, b.Length);
        var order = string.CompareOrdinal(a, 0, b, 0, shared);
        return order != 0 ? order : At(left, shared).CompareTo(At(right, shared));
    }

    private static int At(TreeEntry entry, int index) =>
        index < entry.Name.Length ? entry.Name[index] : entry.IsFolder ? '/' : 0;
}
