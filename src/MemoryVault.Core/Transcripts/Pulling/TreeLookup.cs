using MemoryVault.Git;

namespace MemoryVault.Transcripts;

/// <summary>Finds paths below trees. It keeps the folders that it has read: thousands of sessions lie in one, which would else be read for each.</summary>
internal sealed class TreeLookup(IObjectStore store)
{
    private const int MostFolders = 64;
    private readonly Dictionary<ObjectId, Dictionary<string, TreeEntry>> _folders = [];

    /// <summary>Finds what stands at a path, or null.</summary>
    internal async ValueTask<TreeEntry?> FindAsync(ObjectId root, string path, CancellationToken cancellationToken)
    {
        var at = new TreeEntry(string.Empty, EntryMode.Folder, root);
        foreach (var name in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!at.IsFolder || !(await ReadAsync(at.Id, cancellationToken).ConfigureAwait(false)).TryGetValue(name, out var below))
            {
                return null;
            }

            at = below;
        }

        return at;
    }

    private async ValueTask<Dictionary<string, TreeEntry>> ReadAsync(ObjectId folder, CancellationToken cancellationToken)
    {
        if (_folders.TryGetValue(folder, out var known))
        {
            return known;
        }

        if (_folders.Count >= MostFolders)
        {
            _folders.Clear();
        }

        var entries = await store.ReadTreeAsync(folder, cancellationToken).ConfigureAwait(false);
        return _folders[folder] = TreeEntry.ByName(entries);
    }
}
