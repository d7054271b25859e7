using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Backup.Syncing;

/// <summary>Tells a vault's history from that of some other repository, whose files must not be mixed with memory.</summary>
internal static class LooksLikeVault
{
    /// <summary>Tells whether a commit's tree has a record of a machine.</summary>
    internal static async ValueTask<bool> CheckAsync(IObjectStore store, ObjectId commit, CancellationToken cancellationToken)
    {
        var tree = (await store.ReadCommitAsync(commit, cancellationToken).ConfigureAwait(false)).Tree;
        return await store.FindAsync(tree, MachineRecordFile.Folder, cancellationToken).ConfigureAwait(false) is { IsFolder: true };
    }
}
