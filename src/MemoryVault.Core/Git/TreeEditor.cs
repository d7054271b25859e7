namespace MemoryVault.Git;

/// <summary>
/// Applies edits to a tree. Only the folders on the way to an edit are read and written, so that the cost grows with the change
/// and not with the tree. Folders that become empty disappear, as git has none.
/// </summary>
public sealed class TreeEditor(IObjectStore store)
{
    private readonly Dictionary<ObjectId, GitObject> _written = [];

    /// <summary>Gets the new trees, to be written to the object store with or before the commit that uses them.</summary>
    public IReadOnlyCollection<GitObject> NewObjects => _written.Values;

    /// <summary>Applies edits; where two name the same path, the later one counts.</summary>
    /// <returns>The id of the changed tree; <see cref="ObjectId.EmptyTree"/> if nothing is left.</returns>
    public async Task<ObjectId> ApplyAsync(ObjectId tree, IEnumerable<TreeEdit> edits, CancellationToken cancellationToken)
    {
        var root = new PendingFolder();
        foreach (var edit in edits)
        {
            root.Add(edit.Path, edit);
        }

        return await ApplyAsync(tree, root, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a tree, one of the new ones or one of the store.</summary>
    public ValueTask<IReadOnlyList<TreeEntry>> ReadAsync(ObjectId tree, CancellationToken cancellationToken) =>
        _written.TryGetValue(tree, out var fresh)
            ? ValueTask.FromResult(TreeObject.Parse(fresh.Bytes.Span))
            : store.ReadTreeAsync(tree, cancellationToken);

    private async Task<ObjectId> ApplyAsync(ObjectId tree, PendingFolder edits, CancellationToken cancellationToken)
    {
        if (edits.Count == 0)
        {
            return tree;
        }

        var entries = TreeEntry.ByName(await ReadAsync(tree, cancellationToken).ConfigureAwait(false));
        foreach (var (name, edit) in edits.Entries)
        {
            await ApplyAsync(entries, name, edit, cancellationToken).ConfigureAwait(false);
        }

        return entries.Count == 0 ? ObjectId.EmptyTree : Keep(TreeObject.Write(entries.Values));
    }

    private async Task ApplyAsync(
        Dictionary<string, TreeEntry> entries, string name, PendingEntry edit, CancellationToken cancellationToken)
    {
        var replacement = edit.Replacement is { } whole
            ? new TreeEntry(name, whole.Mode, whole.Id)
            : entries.GetValueOrDefault(name) ?? new TreeEntry(name, EntryMode.Folder, ObjectId.EmptyTree);
        if (edit.Below is { } below)
        {
            var start = replacement.IsFolder ? replacement.Id : ObjectId.EmptyTree;
            var folder = await ApplyAsync(start, below, cancellationToken).ConfigureAwait(false);

            // Where a folder became a file, the edits that remove what was in the folder say nothing about the file.
            var isFile = replacement.Mode is not (EntryMode.None or EntryMode.Folder);
            replacement = isFile && folder == ObjectId.EmptyTree ? replacement : new TreeEntry(name, EntryMode.Folder, folder);
        }

        if (replacement.Mode == EntryMode.None || (replacement.IsFolder && replacement.Id == ObjectId.EmptyTree))
        {
            entries.Remove(name);
        }
        else
        {
            entries[name] = replacement;
        }
    }

    private ObjectId Keep(GitObject tree)
    {
        var id = tree.ComputeId();
        _written[id] = tree;
        return id;
    }

    /// <summary>What is to happen at one name: it is replaced, or something below it is edited, or both.</summary>
    private sealed record PendingEntry(TreeEdit? Replacement, PendingFolder? Below);

    /// <summary>The edits below one folder, by name.</summary>
    private sealed class PendingFolder
    {
        private readonly Dictionary<string, PendingEntry> _entries = new(StringComparer.Ordinal);

        internal int Count => _entries.Count;

        internal IEnumerable<KeyValuePair<string, PendingEntry>> Entries => _entries;

        internal void Add(string path, TreeEdit edit)
        {
            var slash = path.IndexOf('/', StringComparison.Ordinal);
            if (slash < 0)
            {
                // Where a file became a folder, that the file is gone says nothing about what is in the folder.
                _entries[path] = new PendingEntry(edit, edit.Mode == EntryMode.None ? _entries.GetValueOrDefault(path)?.Below : null);
                return;
            }

            var name = path[..slash];
            var entry = _entries.GetValueOrDefault(name) ?? new PendingEntry(null, null);
            var below = entry.Below ?? new PendingFolder();
            below.Add(path[(slash + 1)..], edit);
            _entries[name] = entry with { Below = below };
        }
    }
}
