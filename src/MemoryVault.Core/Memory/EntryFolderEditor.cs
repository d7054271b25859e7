using MemoryVault.Git;

namespace MemoryVault.Memory;

/// <summary>
/// Changes the folder of a section: only the sub-folders that an edit leads through are read and written. A folder that outgrows the limit is split; one that
/// is split stays so until it is empty.
/// </summary>
internal sealed class EntryFolderEditor(PendingObjects objects, int limit)
{
    /// <summary>Applies edits to a folder; of two edits of one entry the later counts.</summary>
    /// <returns>The new folder; the empty tree if nothing is left.</returns>
    internal Task<ObjectId> ApplyAsync(ObjectId folder, IReadOnlyList<EntryEdit> edits, CancellationToken cancellationToken) =>
        ApplyAsync(folder, edits, 0, cancellationToken);

    private async Task<ObjectId> ApplyAsync(ObjectId folder, IReadOnlyList<EntryEdit> edits, int depth, CancellationToken cancellationToken)
    {
        if (edits.Count == 0)
        {
            return folder;
        }

        var before = EntryFolder.Of(await objects.ReadTreeAsync(folder, cancellationToken).ConfigureAwait(false));
        if (before.IsSplit)
        {
            return await ApplyToSplitAsync(before, edits, depth, cancellationToken).ConfigureAwait(false);
        }

        var files = TreeEntry.ByName(before.Files);
        foreach (var edit in edits)
        {
            if (edit.Blob is { } blob)
            {
                files[edit.Name] = new TreeEntry(edit.Name, EntryMode.File, blob);
            }
            else
            {
                files.Remove(edit.Name);
            }
        }

        return files.Count > limit && depth < FanOut.MaximumDepth
            ? await ApplyToSplitAsync(before, edits, depth, cancellationToken).ConfigureAwait(false)
            : await WriteAsync(files.Values, cancellationToken).ConfigureAwait(false);
    }

    // Files that lie in a split folder go down, too: it has just outgrown the limit, or a merge by a foreign git left them there.
    private async Task<ObjectId> ApplyToSplitAsync(EntryFolder before, IReadOnlyList<EntryEdit> edits, int depth, CancellationToken cancellationToken)
    {
        var entries = new List<TreeEntry>();
        var below = new List<EntryEdit>[FanOut.Width];
        foreach (var file in before.Files)
        {
            if (EntryFile.KeyOf(file) is { } key)
            {
                Add(below, new EntryEdit(key, file.Name, file.Id), depth);
            }
            else
            {
                entries.Add(file);
            }
        }

        foreach (var edit in edits)
        {
            Add(below, edit, depth);
        }

        for (var digit = 0; digit < FanOut.Width; digit++)
        {
            var folder = await ApplyAsync(before.Folder(digit), below[digit] ?? [], depth + 1, cancellationToken).ConfigureAwait(false);
            if (folder != ObjectId.EmptyTree)
            {
                entries.Add(new TreeEntry(FanOut.NameOf(digit), EntryMode.Folder, folder));
            }
        }

        return await WriteAsync(entries, cancellationToken).ConfigureAwait(false);
    }

    private static void Add(List<EntryEdit>[] below, EntryEdit edit, int depth) => (below[edit.Digit(depth)] ??= []).Add(edit);

    private async ValueTask<ObjectId> WriteAsync(IReadOnlyCollection<TreeEntry> entries, CancellationToken cancellationToken) =>
        entries.Count == 0 ? ObjectId.EmptyTree : await objects.AddAsync(TreeObject.Write(entries), cancellationToken).ConfigureAwait(false);
}
