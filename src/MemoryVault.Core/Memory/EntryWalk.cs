using System.Runtime.CompilerServices;
using MemoryVault.Git;

namespace MemoryVault.Memory;

/// <summary>Finds the entries of a section's folder, however it is split.</summary>
internal static class EntryWalk
{
    /// <summary>Finds the blob of one entry: a tree for each level is read; null if it is not there.</summary>
    internal static async ValueTask<ObjectId?> FindAsync(IObjectStore store, ObjectId folder, string key, CancellationToken cancellationToken) =>
        (await LocateAsync(store, folder, key, cancellationToken).ConfigureAwait(false))?.Blob;

    /// <summary>Finds one entry and where its file lies below the section's folder; null if it is not there.</summary>
    internal static async ValueTask<(string Path, ObjectId Blob)?> LocateAsync(IObjectStore store, ObjectId folder, string key, CancellationToken cancellationToken)
    {
        if (EntryFile.NameOf(key) is not { } name)
        {
            return null;
        }

        var hash = FanOut.Hash(key);
        var path = string.Empty;
        var next = folder;
        for (var depth = 0; next is not null && depth < FanOut.MaximumDepth; depth++)
        {
            var entries = await store.ReadTreeAsync(next, cancellationToken).ConfigureAwait(false);
            next = null;
            foreach (var entry in entries)
            {
                if (entry.Name == name && EntryFile.IsFile(entry))
                {
                    return (path + name, entry.Id);
                }

                next = FanOut.DigitOf(entry) == FanOut.Digit(hash, depth) ? entry.Id : next;
            }

            path += FanOut.NameOf(FanOut.Digit(hash, depth)) + "/";
        }

        return null;
    }

    /// <summary>Lists the entries with their blobs, in the order of the folders.</summary>
    /// <remarks>We write an entry once. Where a merge by a foreign git left it twice, the one that lies higher counts, as <see cref="FindAsync"/> meets it first.</remarks>
    internal static async IAsyncEnumerable<KeyValuePair<string, ObjectId>> ListAsync(
        IObjectStore store, ObjectId folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        HashSet<string>? higher = null;
        var budget = new TreeBudget(folder);
        var folders = new Queue<ObjectId>([folder]);
        while (folders.TryDequeue(out var next))
        {
            var tree = await store.ReadTreeAsync(next, cancellationToken).ConfigureAwait(false);
            budget.Enter(string.Empty, next, tree.Count);
            var entries = EntryFolder.Of(tree);
            higher = entries.IsMixed ? higher ?? new HashSet<string>(StringComparer.Ordinal) : higher;
            foreach (var file in entries.Files)
            {
                if (EntryFile.KeyOf(file) is { } key && (higher is null || higher.Add(key)))
                {
                    yield return new(key, file.Id);
                }
            }

            entries.AddFoldersTo(folders);
        }
    }
}
