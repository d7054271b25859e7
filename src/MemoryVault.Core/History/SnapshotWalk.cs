using System.Runtime.CompilerServices;
using MemoryVault.Git;
using MemoryVault.Transcripts;
using MemoryVault.Vaults;

namespace MemoryVault.History;

/// <summary>
/// Walks the files of a snapshot and goes on where a folder is missing or damaged: from a hurt vault as much is to come back as
/// can.
/// </summary>
internal static class SnapshotWalk
{
    /// <summary>Yields files (those in segments as the folder that they are), and folders that cannot be read, in the order of git's trees.</summary>
    /// <exception cref="TreeTooLargeException">The tree holds itself over and over.</exception>
    internal static async IAsyncEnumerable<SnapshotFile> RunAsync(
        IObjectStore store, ObjectId tree, Func<string, bool, bool> wanted, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pending = new Stack<SnapshotFile>();
        var budget = new TreeBudget(tree);
        pending.Push(new SnapshotFile(string.Empty, new TreeEntry(string.Empty, EntryMode.Folder, tree)));
        while (pending.TryPop(out var next))
        {
            if (!next.Entry.IsFolder)
            {
                yield return next;
                continue;
            }

            var (entries, problem) = await TryReadAsync(store, next.Entry.Id, cancellationToken).ConfigureAwait(false);
            if (problem is not null)
            {
                yield return next with { Problem = problem };
            }

            budget.Enter(next.Path, next.Entry.Id, entries.Count);
            if (SegmentedFile.IsOne(next.Path, entries))
            {
                if (wanted(next.Path, false))
                {
                    yield return next;
                }

                continue;
            }

            for (var i = entries.Count - 1; i >= 0; i--)
            {
                var path = next.Path.Length == 0 ? entries[i].Name : $"{next.Path}/{entries[i].Name}";
                if (wanted(path, entries[i].IsFolder))
                {
                    pending.Push(new SnapshotFile(path, entries[i]));
                }
            }
        }
    }

    private static async Task<(IReadOnlyList<TreeEntry> Entries, VaultException? Problem)> TryReadAsync(
        IObjectStore store, ObjectId tree, CancellationToken cancellationToken)
    {
        try
        {
            return (await store.ReadTreeAsync(tree, cancellationToken).ConfigureAwait(false), null);
        }
        catch (VaultException e) when (e.Kind is VaultErrorKind.Integrity or VaultErrorKind.Failed)
        {
            return ([], e);
        }
    }
}
