using MemoryVault.Backup.Scanning;
using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.History;

/// <summary>Checks that a snapshot holds what recovery on a new machine needs, besides the files themselves.</summary>
internal sealed class SnapshotContract(Vault vault, ObjectId tree)
{
    private static readonly Advice SyncRemedy = Advice.Of(
        $"Run {HeadWords.Command("sync", "Invoke-VaultSync")}; if it does not come back, {HeadWords.Command("history", "Get-VaultHistory")} shows which commit removed it.");

    /// <summary>Gives what is wrong.</summary>
    /// <param name="isNewest">Whether the snapshot is the newest, which must hold every source of this machine.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    internal async Task<IReadOnlyList<ItemError>> FindProblemsAsync(bool isNewest, CancellationToken cancellationToken)
    {
        var problems = new List<ItemError>();
        try
        {
            problems.AddRange(await CheckRecordsAsync(cancellationToken).ConfigureAwait(false));
            if (isNewest)
            {
                problems.AddRange(await CheckSourcesAsync(cancellationToken).ConfigureAwait(false));
            }
        }
        catch (VaultException e) when (e.Kind == VaultErrorKind.Integrity)
        {
            // A folder that is missing is a problem of the restore proof, which names it.
        }

        return problems;
    }

    private async Task<IReadOnlyList<ItemError>> CheckRecordsAsync(CancellationToken cancellationToken)
    {
        var problems = new List<ItemError>();
        var selection = PathSelection.OfVaultPaths([MachineRecordFile.Folder]);
        await foreach (var (path, entry) in TreeDiff.ListAsync(vault.Repository.Objects, tree, selection.Wants, null, cancellationToken).ConfigureAwait(false))
        {
            try
            {
                MachineRecordFile.Read(await vault.Repository.Objects.ReadBlobAsync(entry.Id, path, ReadLimit.Settings, cancellationToken).ConfigureAwait(false), path);
            }
            catch (VaultException e) when (e is InvalidInputException or ObjectTooLargeException)
            {
                problems.Add(new ItemError(ItemErrorIds.MachineRecordInvalid, path, e.Message, e.Advice));
            }
            catch (VaultException e) when (e.Kind == VaultErrorKind.Integrity)
            {
                // Named by the restore proof.
            }
        }

        return problems;
    }

    /// <summary>A source that this machine has committed files of must be there: someone else's merge may have lost it.</summary>
    private async Task<IReadOnlyList<ItemError>> CheckSourcesAsync(CancellationToken cancellationToken)
    {
        var problems = new List<ItemError>();
        var view = (await MachineView.ReadAsync(vault, cancellationToken).ConfigureAwait(false)).Tree;
        var record = MachineRecordFile.PathOf(vault.Configuration.Machine);
        if (view != ObjectId.EmptyTree && !await HoldsAsync(tree, record, cancellationToken).ConfigureAwait(false))
        {
            problems.Add(new ItemError(ItemErrorIds.MachineRecordMissing, record, $"'{record}' is missing: a new machine could not take this one's place.", SyncRemedy));
        }

        foreach (var source in vault.Configuration.Sources)
        {
            if (await HoldsAsync(view, source.Folder, cancellationToken).ConfigureAwait(false) && !await HoldsAsync(tree, source.Folder, cancellationToken).ConfigureAwait(false))
            {
                problems.Add(new ItemError(ItemErrorIds.SourceMissing, source.Folder, $"Source '{source.Name}' was committed, but its folder '{source.Folder}' is missing from the newest snapshot.", SyncRemedy));
            }
        }

        return problems;
    }

    private async Task<bool> HoldsAsync(ObjectId root, string path, CancellationToken cancellationToken) =>
        await vault.Repository.Objects.FindAsync(root, path, cancellationToken).ConfigureAwait(false) is not null;
}
