using MemoryVault.Backup;
using MemoryVault.Backup.Scanning;
using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.History;

/// <summary>
/// The two commits of a restore in place. Before: what is going to be replaced and the vault's newest state does not hold. After:
/// the restored files as the newest state. Both also move this machine's view (<see cref="MachineView"/>), so that the next sync
/// takes neither for a change by someone else.
/// </summary>
/// <remarks>
/// It might be tempting to leave the second to the next sync, which would see modified files. Do not: its guard takes a file that
/// went back to an earlier, much smaller state for damage, and would put what the user asked for into quarantine.
/// </remarks>
internal sealed class RestoreCommits(Vault vault, ObjectId revision)
{
    private const int BatchBytes = 32 << 20;
    private const string Method = "Vault-Method";
    private const string Keep = "keep";

    /// <summary>Gives the newest state that is none of a restore that was broken off: of such a one, what it was to replace is the newest that the vault has.</summary>
    internal static async Task<ObjectId> FindNewestAsync(Vault vault, ObjectId head, CancellationToken cancellationToken)
    {
        while (true)
        {
            var commit = await vault.Repository.Objects.ReadCommitAsync(head, cancellationToken).ConfigureAwait(false);
            if (commit.Message["Vault-Kind"] != "restore" || commit.Message[Method] != Keep || commit.Parents.Count == 0)
            {
                return head;
            }

            head = commit.Parents[0];
        }
    }

    /// <summary>Commits what is going to be replaced.</summary>
    /// <returns>The commit; null if the vault holds all of it.</returns>
    internal async Task<ObjectId?> KeepAsync(
        IReadOnlyList<PlannedFile> replaced, ICollection<PlannedFile> failed, ICollection<ItemError> errors, CancellationToken cancellationToken)
    {
        var edits = new List<TreeEdit>();
        var batch = new List<GitObject>();
        var batchBytes = 0L;
        foreach (var file in replaced)
        {
            try
            {
                batchBytes += await AddCurrentAsync(batch, file, cancellationToken).ConfigureAwait(false);
                edits.Add(new TreeEdit(file.Path, BlobFile.ModeOf(file.Target), file.CurrentId!));
            }
            catch (Exception e) when (RestoreErrors.From(file.Path, e) is { } error)
            {
                failed.Add(file);
                errors.Add(error);
            }

            if (batchBytes > BatchBytes)
            {
                await vault.Repository.Objects.WriteAsync(batch, cancellationToken).ConfigureAwait(false);
                batch.Clear();
                batchBytes = 0;
            }
        }

        if (batch.Count > 0)
        {
            await vault.Repository.Objects.WriteAsync(batch, cancellationToken).ConfigureAwait(false);
        }

        return await CommitAsync($"Keep {Count(edits.Count)} before a restore to {revision.ToShortString()}", replaced, edits, [new(Method, Keep)], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Commits the restored files as the newest state.</summary>
    /// <returns>The commit; null if they were that already.</returns>
    internal Task<ObjectId?> TakeAsync(IReadOnlyList<PlannedFile> restored, CancellationToken cancellationToken)
    {
        var filters = restored.Select(file => file.Place.Source!).DistinctBy(source => source.Name)
            .ToDictionary(source => source.Name, source => SourceFilter.For(source, vault.Services.Environment), StringComparer.Ordinal);

        // What the source's globs leave out is not looked at by a sync: in the view, it would count as deleted.
        var edits = restored.Where(file => filters[file.Place.Source!.Name].Includes(file.Place.RelativePath)).Select(file => new TreeEdit(file.Path, file.Entry.Mode, file.Entry.Id)).ToArray();
        return CommitAsync($"Restore {Count(edits.Length)} to {revision.ToShortString()}", restored, edits, [], cancellationToken);
    }

    private static string Count(int files) => files == 1 ? "1 file" : $"{files} files";

    private async Task<long> AddCurrentAsync(List<GitObject> batch, PlannedFile file, CancellationToken cancellationToken)
    {
        if (await vault.Repository.Objects.TryReadHeaderAsync(file.CurrentId!, cancellationToken).ConfigureAwait(false) is not null)
        {
            return 0;
        }

        var blob = new GitObject(GitObjectKind.Blob, await File.ReadAllBytesAsync(file.Target, cancellationToken).ConfigureAwait(false));
        batch.Add(blob.ComputeId() == file.CurrentId ? blob : throw RestoreErrors.ChangedMeanwhile(file.Path, file.Target));
        return blob.Bytes.Length;
    }

    private async Task<ObjectId?> CommitAsync(
        string subject, IReadOnlyList<PlannedFile> files, IReadOnlyList<TreeEdit> edits, IReadOnlyList<KeyValuePair<string, string>> trailers, CancellationToken cancellationToken)
    {
        if (edits.Count == 0)
        {
            return null;
        }

        var happened = new VaultEvent("restore", subject)
        {
            Sources = [.. files.Select(file => file.Place.Source!.Name).Distinct(StringComparer.Ordinal)],
            Trailers = [new("Vault-Base", revision.ToString()), .. trailers],
        };
        return await new VaultCommitter(vault).CommitAsync(
            "restore", (head, token) => ProposeAsync(head, happened, edits, token), cancellationToken).ConfigureAwait(false);
    }

    private async Task<CommitProposal?> ProposeAsync(
        ObjectId? head, VaultEvent happened, IReadOnlyList<TreeEdit> edits, CancellationToken cancellationToken)
    {
        var store = vault.Repository.Objects;
        var editor = new TreeEditor(store);
        var headTree = await store.ReadRootTreeAsync(head, cancellationToken).ConfigureAwait(false);
        var tree = await editor.ApplyAsync(headTree, edits, cancellationToken).ConfigureAwait(false);
        var viewBefore = await MachineView.ReadAsync(vault, cancellationToken).ConfigureAwait(false);
        var view = await editor.ApplyAsync(viewBefore.Tree, edits, cancellationToken).ConfigureAwait(false);
        var moved = viewBefore.MoveTo(view, vault.Services.Clock.GetUtcNow());
        return tree == headTree && moved is null ? null : new CommitProposal
        {
            Tree = tree, Event = happened, Objects = moved is null ? editor.NewObjects : [.. editor.NewObjects, moved.Commit], Refs = moved is null ? [] : [moved.Ref],
        };
    }
}
