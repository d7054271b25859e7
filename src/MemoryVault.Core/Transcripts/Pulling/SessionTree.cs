using System.Runtime.CompilerServices;
using MemoryVault.Git;

namespace MemoryVault.Transcripts;

/// <summary>Reads the folder of a session source in the vault.</summary>
internal sealed class SessionTree(IObjectStore store)
{
    private readonly TreeLookup _lookup = new(store);

    /// <summary>Finds the tree of a source; the empty one if nothing was pulled yet.</summary>
    /// <param name="root">The root tree.</param>
    /// <param name="source">The source's name.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal async Task<ObjectId> FindAsync(ObjectId root, string source, CancellationToken cancellationToken)
    {
        var found = await store.FindAsync(root, SessionPath.FolderOf(source), cancellationToken).ConfigureAwait(false);
        return found is { IsFolder: true } folder ? folder.Id : ObjectId.EmptyTree;
    }

    /// <summary>Gives the files of a source, in the order of their folders.</summary>
    /// <param name="source">The tree of the source.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="TreeTooLargeException">The tree holds itself over and over.</exception>
    internal async IAsyncEnumerable<StoredFile> WalkAsync(ObjectId source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var budget = new TreeBudget(source);
        var pending = new Stack<(string Path, ObjectId Id)>([(string.Empty, source)]);
        while (pending.TryPop(out var folder))
        {
            var tree = await store.ReadTreeAsync(folder.Id, cancellationToken).ConfigureAwait(false);
            budget.Enter(folder.Path, folder.Id, tree.Count);
            var entries = SegmentFolder.From(tree);
            if (entries.Segments.Count > 0 && folder.Path.Length > 0)
            {
                yield return StoredFile.Of(SessionPath.TranscriptOf(folder.Path.TrimEnd('/')), entries);
            }

            foreach (var entry in entries.Others.Where(e => e.Mode is EntryMode.File or EntryMode.Executable && folder.Path + e.Name != SessionPath.Deleted))
            {
                yield return new StoredFile(folder.Path + entry.Name, null, entry.Id);
            }

            foreach (var below in entries.Others.Where(e => e.IsFolder && !SegmentFolder.IsBeforeName(e.Name)).Reverse())
            {
                pending.Push(($"{folder.Path}{below.Name}/", below.Id));
            }
        }
    }

    /// <summary>Finds one file of a source.</summary>
    /// <param name="source">The tree of the source.</param>
    /// <param name="path">Its path at the source.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal async Task<StoredFile?> FindFileAsync(ObjectId source, string path, CancellationToken cancellationToken)
    {
        var found = await _lookup.FindAsync(source, SessionPath.StoredOf(path), cancellationToken).ConfigureAwait(false);
        if (found is null || !SessionPath.IsTranscript(path))
        {
            return found is null or { IsFolder: true } ? null : new StoredFile(path, null, found.Id);
        }

        var folder = found.IsFolder ? await SegmentFolder.ReadAsync(store, found.Id, cancellationToken).ConfigureAwait(false) : null;
        return folder is { Segments.Count: > 0 } ? StoredFile.Of(path, folder) : null;
    }

    /// <summary>Opens a file's content.</summary>
    internal Stream Open(StoredFile file) =>
        file.Segments is { } segments ? new SegmentReader(store).Open(segments) : new SegmentStream(store, [new TreeEntry(file.Path, EntryMode.File, file.Id)]);
}
