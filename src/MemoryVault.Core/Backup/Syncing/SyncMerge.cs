using MemoryVault.Git;
using MemoryVault.Merging;
using MemoryVault.Vaults;

namespace MemoryVault.Backup.Syncing;

/// <summary>Merges the files that both this machine and head changed. It is prepared at the first of them, as most syncs have none.</summary>
/// <param name="vault">The vault.</param>
/// <param name="headTree">Head's root tree, for the rules.</param>
/// <param name="blobs">This machine's files, which are not written yet.</param>
/// <param name="objects">Takes them once they are needed, and what merging adds.</param>
internal sealed class SyncMerge(Vault vault, ObjectId headTree, IReadOnlyCollection<GitObject> blobs, PendingObjects objects)
{
    private VaultMerge? _merge;

    /// <summary>Gets the number of conflicts that were left.</summary>
    internal int Conflicts => _merge?.Conflicts ?? 0;

    /// <summary>Gets what is to be written: the blobs, and what merging added.</summary>
    internal IReadOnlyCollection<GitObject> Objects => _merge is null ? blobs : objects.Objects;

    /// <summary>Merges an entry; gives what is to stand there.</summary>
    internal async Task<TreeEntry> MergeAsync(TreeConflict conflict, CancellationToken cancellationToken)
    {
        if (_merge is null)
        {
            await objects.WriteAsync(blobs, cancellationToken).ConfigureAwait(false);
            _merge = await VaultMerge.PrepareAsync(vault, objects, headTree, cancellationToken).ConfigureAwait(false);
        }

        return await _merge.MergeEntryAsync(conflict, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gives the edits that put the records of the conflicts into a tree.</summary>
    internal async Task<IReadOnlyList<TreeEdit>> RecordAsync(string machine, string head, CancellationToken cancellationToken) =>
        _merge is null ? [] : await _merge.RecordAsync(machine, head, cancellationToken).ConfigureAwait(false);
}
