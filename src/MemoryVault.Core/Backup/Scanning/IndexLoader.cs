using MemoryVault.Git;
using MemoryVault.Transcripts;
using MemoryVault.Vaults;

namespace MemoryVault.Backup.Scanning;

/// <summary>
/// Gives for each source what is known of its files: from the index where it belongs to the repository's view of this machine, else from
/// that view, with the stamps that the index still has for the same content (a killed sync moved the ref and did not write the index).
/// </summary>
internal sealed class IndexLoader(Vault vault)
{
    /// <summary>Loads what is known of some sources.</summary>
    internal async Task<FileIndex> LoadAsync(IReadOnlyList<MemorySource> sources, CancellationToken cancellationToken)
    {
        var view = await MachineView.ReadIdAsync(vault, cancellationToken).ConfigureAwait(false);
        var cached = FileIndex.Read(vault.Paths.Index);
        var known = cached.View == view ? cached.Sources : [];
        var index = new FileIndex { View = view, Head = cached.Head, Record = cached.Record, Sources = new(known, StringComparer.Ordinal) };
        foreach (var source in sources)
        {
            if (!known.TryGetValue(source.Folder, out var entry))
            {
                index.Sources[source.Folder] = await RebuildAsync(source, cached.Sources.GetValueOrDefault(source.Folder), cancellationToken).ConfigureAwait(false);
            }
            else if (entry.Root != source.Root)
            {
                index.Sources[source.Folder] = Moved(entry, source.Root);
            }
        }

        return index;
    }

    private async Task<IndexedSource> RebuildAsync(
        MemorySource source, IndexedSource? stale, CancellationToken cancellationToken)
    {
        var store = vault.Repository.Objects;
        var machine = await MachineView.ReadAsync(vault, cancellationToken).ConfigureAwait(false);
        var found = await store.FindAsync(machine.Tree, source.Folder, cancellationToken).ConfigureAwait(false);
        var view = found is { IsFolder: true } folder ? folder.Id : ObjectId.EmptyTree;
        var entries = new Dictionary<string, IndexEntry>(StringComparer.Ordinal);
        await foreach (var file in TreeDiff.CompareAsync(store, ObjectId.EmptyTree, view, null, SegmentedFile.IsOne, cancellationToken).ConfigureAwait(false))
        {
            var entry = file.New!;
            entries[file.Path] = stale is not null && stale.Root == source.Root && stale.Entries.TryGetValue(file.Path, out var cached) && cached.Id == entry.Id && cached.Damage is null
                ? cached
                : new IndexEntry(entry.Mode, entry.Id, -1, default);
        }

        return new IndexedSource { Root = source.Root, View = view, Entries = entries };
    }

    private static IndexedSource Moved(IndexedSource known, string root) => new()
    {
        Root = root,
        View = known.View,
        Entries = known.Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Unstamped(), StringComparer.Ordinal),
    };
}
