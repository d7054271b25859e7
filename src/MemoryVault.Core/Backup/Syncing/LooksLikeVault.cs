using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Backup.Syncing;

/// <summary>Tells a vault's history from that of some other repository, whose files must not be mixed with memory.</summary>
internal static class LooksLikeVault
{
    /// <summary>
    /// Tells whether a commit is of a vault: its tree has a record of a machine, or it says which event it is. A vault that agents check in to before
    /// anything was backed up has no machine.
    /// </summary>
    internal static async ValueTask<bool> CheckAsync(IObjectStore store, ObjectId id, CancellationToken cancellationToken)
    {
        var commit = await store.ReadCommitAsync(id, cancellationToken).ConfigureAwait(false);
        return commit.Message["Vault-Event"] is not null
            || await store.FindAsync(commit.Tree, MachineRecordFile.Folder, cancellationToken).ConfigureAwait(false) is { IsFolder: true };
    }
}
