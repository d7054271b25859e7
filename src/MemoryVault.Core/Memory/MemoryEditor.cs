using MemoryVault.Git;
using MemoryVault.Json;
using MemoryVault.Vaults;

namespace MemoryVault.Memory;

/// <summary>
/// Applies changes to the shared memory of a root tree. An entry is a file; a section that is no object, is empty, or has a key that cannot be a
/// file name is one document, and goes from one form to the other as its keys demand. The cost grows with the changes, not with the memory.
/// </summary>
public sealed class MemoryEditor
{
    private readonly PendingObjects _objects;

    /// <summary>Makes an editor.</summary>
    /// <param name="store">Where the trees are. Of a very large change some objects are written to it early; nothing names them yet.</param>
    public MemoryEditor(IObjectStore store) => _objects = store as PendingObjects ?? new PendingObjects(store);

    /// <summary>Gets the new blobs and trees, to be written to the object store with or before the commit that uses them.</summary>
    public IReadOnlyCollection<GitObject> NewObjects => _objects.Objects;

    /// <summary>Gets how many entries a folder may hold before it is split.</summary>
    internal int FolderLimit { get; init; } = FanOut.DefaultLimit;

    /// <summary>Applies changes: what stands in <see cref="EntryChange.After"/> is set, whatever was there before. Of two changes of one place the later counts.</summary>
    /// <param name="rootTree">The vault's root tree.</param>
    /// <param name="changes">The changes.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <returns>The new root tree.</returns>
    /// <exception cref="InvalidInputException">The name of a section is too long for a file, or an entry is set in a section that is no object.</exception>
    public async Task<ObjectId> ApplyAsync(ObjectId rootTree, IEnumerable<EntryChange> changes, CancellationToken cancellationToken)
    {
        var tree = await MemoryTree.ReadAsync(_objects, rootTree, cancellationToken).ConfigureAwait(false);
        var reader = new MemoryReader(_objects, rootTree);
        var edits = new List<TreeEdit>();
        foreach (var (section, pending) in SectionChange.Group(changes))
        {
            var name = MemoryFileName.TryEncode(section) ?? throw new InvalidInputException(
                section, $"The name of the section '{section}' is too long to be the name of a file.", $"Use a name that needs at most {MemoryFileName.MaximumBytes} bytes.");
            var files = await ApplyAsync(reader, pending, tree.Find(section), cancellationToken).ConfigureAwait(false);
            AddEdits(edits, $"{MemoryTree.Root}/{name}", tree.Find(section), files);
        }

        var trees = new TreeEditor(_objects);
        var root = await trees.ApplyAsync(rootTree, edits, cancellationToken).ConfigureAwait(false);
        await _objects.WriteAsync(trees.NewObjects, cancellationToken).ConfigureAwait(false);
        return root;
    }

    private static void AddEdits(List<TreeEdit> edits, string path, SectionFiles before, SectionFiles after)
    {
        if (before.Folder != after.Folder)
        {
            edits.Add(after.Folder is { } folder ? new TreeEdit(path, EntryMode.Folder, folder) : TreeEdit.Remove(path));
        }

        if (before.Document != after.Document)
        {
            edits.Add(after.Document is { } blob ? new TreeEdit(path + ".json", EntryMode.File, blob) : TreeEdit.Remove(path + ".json"));
        }
    }

    private async Task<SectionFiles> ApplyAsync(MemoryReader reader, SectionChange change, SectionFiles files, CancellationToken cancellationToken)
    {
        if (change.IsWhole || files.Document is not null || change.NeedsDocument)
        {
            var before = change.IsWhole ? change.Whole : await reader.ReadSectionAsync(change.Section, cancellationToken).ConfigureAwait(false);
            return await WriteAsync(change.ApplyTo(before), cancellationToken).ConfigureAwait(false);
        }

        var folder = await EditAsync(files.Folder ?? ObjectId.EmptyTree, change.Entries, cancellationToken).ConfigureAwait(false);
        return folder != ObjectId.EmptyTree ? new SectionFiles(null, folder)
            : files.IsAbsent ? SectionFiles.None
            : await WriteAsync(JsonObject.Empty, cancellationToken).ConfigureAwait(false);
    }

    private async Task<SectionFiles> WriteAsync(JsonValue? section, CancellationToken cancellationToken)
    {
        if (section is null)
        {
            return SectionFiles.None;
        }

        return section is JsonObject { Count: > 0 } entries && entries.Names.All(key => EntryFile.NameOf(key) is not null)
            ? new SectionFiles(null, await EditAsync(ObjectId.EmptyTree, entries!, cancellationToken).ConfigureAwait(false))
            : new SectionFiles(await _objects.AddAsync(EntryFile.ToBlob(section), cancellationToken).ConfigureAwait(false), null);
    }

    private async Task<ObjectId> EditAsync(
        ObjectId folder, IReadOnlyCollection<KeyValuePair<string, JsonValue?>> entries, CancellationToken cancellationToken)
    {
        var edits = new List<EntryEdit>(entries.Count);
        foreach (var (key, value) in entries)
        {
            // What cannot be a file name is not there as a file, either: nothing to remove.
            if (EntryFile.NameOf(key) is { } name)
            {
                var blob = value is null ? null : await _objects.AddAsync(EntryFile.ToBlob(value), cancellationToken).ConfigureAwait(false);
                edits.Add(new EntryEdit(key, name, blob));
            }
        }

        return await new EntryFolderEditor(_objects, FolderLimit).ApplyAsync(folder, edits, cancellationToken).ConfigureAwait(false);
    }
}
