using System.Runtime.CompilerServices;
using MemoryVault.Git;

namespace MemoryVault.Memory;

/// <summary>
/// Compares two folders of entries. Where both are split, or neither is, only what differs is read. Where one is split and the other is not, the one that is not
/// is small: its entries are kept, and those of the other are held against them as they come.
/// </summary>
internal static class EntryFolderDiff
{
    /// <summary>Yields the entries whose files differ.</summary>
    internal static async IAsyncEnumerable<EntryDifference> CompareAsync(
        IObjectStore store, ObjectId before, ObjectId after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var folders = new Stack<KeyValuePair<ObjectId, ObjectId>>();
        var budget = new TreeBudget(after);
        folders.Push(new(before, after));
        while (folders.TryPop(out var pair))
        {
            if (pair.Key == pair.Value)
            {
                continue;
            }

            var old = await ReadAsync(store, budget, pair.Key, cancellationToken).ConfigureAwait(false);
            var now = await ReadAsync(store, budget, pair.Value, cancellationToken).ConfigureAwait(false);
            var differences = HaveOneShape(old, now)
                ? OfFiles(old, now).ToAsyncEnumerable()
                : OfShapesAsync(store, pair.Key, pair.Value, keepsAfter: old.IsSplit && !now.IsSplit, cancellationToken);
            await foreach (var difference in differences.ConfigureAwait(false))
            {
                yield return difference;
            }

            for (var digit = FanOut.Width - 1; digit >= 0 && HaveOneShape(old, now); digit--)
            {
                folders.Push(new(old.Folder(digit), now.Folder(digit)));
            }
        }
    }

    private static async ValueTask<EntryFolder> ReadAsync(IObjectStore store, TreeBudget budget, ObjectId folder, CancellationToken cancellationToken)
    {
        var entries = await store.ReadTreeAsync(folder, cancellationToken).ConfigureAwait(false);
        budget.Enter(string.Empty, folder, entries.Count);
        return EntryFolder.Of(entries);
    }

    private static bool HaveOneShape(EntryFolder before, EntryFolder after) =>
        (!before.IsSplit && !after.IsSplit) || (before.Files.Count == 0 && after.Files.Count == 0);

    private static IEnumerable<EntryDifference> OfFiles(EntryFolder before, EntryFolder after)
    {
        var kept = TreeEntry.ByName(before.Files);
        foreach (var now in after.Files)
        {
            if (!kept.Remove(now.Name, out var old) || old.Id != now.Id || old.Mode != now.Mode)
            {
                if (KeyOf(now, old) is { } key)
                {
                    yield return new EntryDifference(key, Blob(old), Blob(now));
                }
            }
        }

        foreach (var old in kept.Values)
        {
            if (EntryFile.KeyOf(old) is { } key)
            {
                yield return new EntryDifference(key, old.Id, null);
            }
        }
    }

    private static string? KeyOf(TreeEntry now, TreeEntry? old) => EntryFile.KeyOf(now) ?? (old is null ? null : EntryFile.KeyOf(old));

    private static ObjectId? Blob(TreeEntry? file) => file is not null && EntryFile.IsFile(file) ? file.Id : null;

    private static async IAsyncEnumerable<EntryDifference> OfShapesAsync(
        IObjectStore store, ObjectId before, ObjectId after, bool keepsAfter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var kept = new Dictionary<string, ObjectId>(StringComparer.Ordinal);
        await foreach (var (key, blob) in EntryWalk.ListAsync(store, keepsAfter ? after : before, cancellationToken).ConfigureAwait(false))
        {
            kept[key] = blob;
        }

        await foreach (var (key, blob) in EntryWalk.ListAsync(store, keepsAfter ? before : after, cancellationToken).ConfigureAwait(false))
        {
            if (!kept.Remove(key, out var other) || other != blob)
            {
                yield return keepsAfter ? new EntryDifference(key, blob, other) : new EntryDifference(key, other, blob);
            }
        }

        foreach (var (key, blob) in kept)
        {
            yield return keepsAfter ? new EntryDifference(key, null, blob) : new EntryDifference(key, blob, null);
        }
    }
}
