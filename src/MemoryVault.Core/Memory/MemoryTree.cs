using MemoryVault.Git;

namespace MemoryVault.Memory;

/// <summary>The folder <c>memory/</c> of a root tree: which sections there are, and what stands for each.</summary>
internal sealed class MemoryTree
{
    /// <summary>The folder of the shared memory in the vault's tree.</summary>
    internal const string Root = "memory";

    private readonly IReadOnlyList<TreeEntry> _entries;

    private MemoryTree(IReadOnlyList<TreeEntry> entries) => _entries = entries;

    /// <summary>Reads it.</summary>
    /// <param name="store">Where the trees are.</param>
    /// <param name="rootTree">The vault's root tree; the empty one for nothing.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal static async ValueTask<MemoryTree> ReadAsync(IObjectStore store, ObjectId rootTree, CancellationToken cancellationToken)
    {
        var folder = await store.FindAsync(rootTree, Root, cancellationToken).ConfigureAwait(false);
        return new MemoryTree(folder is { IsFolder: true } ? await store.ReadTreeAsync(folder.Id, cancellationToken).ConfigureAwait(false) : []);
    }

    /// <summary>Finds a section.</summary>
    internal SectionFiles Find(string section)
    {
        var found = SectionFiles.None;
        if (MemoryFileName.TryEncode(section) is { } name)
        {
            var document = EntryFile.NameOf(section);
            foreach (var entry in _entries)
            {
                found = entry.Name == name && entry.IsFolder ? found with { Folder = entry.Id }
                    : entry.Name == document && EntryFile.IsFile(entry) ? found with { Document = entry.Id } : found;
            }
        }

        return found;
    }

    /// <summary>Lists the sections in the order of their names.</summary>
    internal SortedDictionary<string, SectionFiles> List()
    {
        var sections = new SortedDictionary<string, SectionFiles>(StringComparer.Ordinal);
        foreach (var entry in _entries)
        {
            if (entry.IsFolder && MemoryFileName.TryDecode(entry.Name) is { } folder)
            {
                sections[folder] = sections.GetValueOrDefault(folder, SectionFiles.None) with { Folder = entry.Id };
            }
            else if (EntryFile.KeyOf(entry) is { } document)
            {
                sections[document] = sections.GetValueOrDefault(document, SectionFiles.None) with { Document = entry.Id };
            }
        }

        return sections;
    }
}
