using MemoryVault.Display;
using MemoryVault.Git;
using MemoryVault.Merging;
using MemoryVault.Secrets;
using MemoryVault.Secrets.Projection;
using MemoryVault.Vaults;

namespace MemoryVault.Backup.Syncing;

/// <summary>
/// Takes a remote's commits into <c>main</c>: forward where that is possible, else by a merge commit. What both sides changed is merged by its
/// content; what that cannot decide stays ours and becomes a conflict record, so that a merge nobody watches never blocks a backup.
/// </summary>
internal sealed class RemoteMerge(Vault vault, VaultRemote remote)
{
    private readonly IObjectStore _store = vault.Repository.Objects;

    /// <summary>Gets the number of conflicts that were recorded.</summary>
    internal int Conflicts { get; private set; }

    /// <summary>Gets a value indicating whether a merge commit was made.</summary>
    internal bool Merged { get; private set; }

    private string Purpose => $"merge {remote.Name}";

    /// <summary>Takes a commit in.</summary>
    /// <returns>The commit that <c>main</c> is at then; null if it did not move, because it contains the other already.</returns>
    internal Task<ObjectId?> RunAsync(ObjectId theirs, CancellationToken cancellationToken) =>
        new VaultCommitter(vault).CommitAsync(Purpose, (head, token) => ProposeAsync(head, theirs, token), cancellationToken);

    /// <summary>Takes a commit in, with the write lock held by the caller.</summary>
    /// <inheritdoc cref="RunAsync" path="/returns"/>
    internal Task<ObjectId?> RunHeldAsync(ObjectId theirs, CancellationToken cancellationToken) =>
        new VaultCommitter(vault).CommitHeldAsync(Purpose, (head, token) => ProposeAsync(head, theirs, token), cancellationToken);

    private async Task<CommitProposal?> ProposeAsync(ObjectId? head, ObjectId theirs, CancellationToken cancellationToken)
    {
        Merged = false;
        Conflicts = 0;
        if (head is not { } ours)
        {
            await RefuseForeignAsync(null, theirs, cancellationToken).ConfigureAwait(false);
            return Forward(theirs);
        }

        var ancestor = await _store.FindMergeBaseAsync(ours, theirs, cancellationToken).ConfigureAwait(false);
        if (ancestor is null)
        {
            await RefuseForeignAsync(ours, theirs, cancellationToken).ConfigureAwait(false);
        }

        return ancestor == theirs ? null
            : ancestor == ours ? Forward(theirs)
            : await MergeAsync(ancestor, ours, theirs, cancellationToken).ConfigureAwait(false);
    }

    private static CommitProposal Forward(ObjectId theirs) => new() { FastForward = theirs };

    private async Task<CommitProposal> MergeAsync(ObjectId? ancestor, ObjectId ours, ObjectId theirs, CancellationToken cancellationToken)
    {
        var objects = new PendingObjects(_store);
        var oursTree = await _store.ReadRootTreeAsync(ours, cancellationToken).ConfigureAwait(false);
        var merge = await VaultMerge.PrepareAsync(vault, objects, oursTree, cancellationToken).ConfigureAwait(false);
        var tree = await merge.MergeCommitsAsync(ancestor, ours, theirs, cancellationToken).ConfigureAwait(false);
        var editor = new TreeEditor(objects);
        tree = await editor.ApplyAsync(tree, await merge.RecordAsync(ours.ToString(), theirs.ToString(), cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        Conflicts = merge.Conflicts;
        Merged = true;
        var subject = Conflicts == 0 ? $"Merge {remote.Name}" : $"Merge {remote.Name}: {Quantity.Of(Conflicts, "conflict")} kept under conflicts/";
        return new CommitProposal
        {
            Tree = tree, Event = new VaultEvent("merge", subject), Objects = [.. objects.Objects, .. editor.NewObjects], MergedParents = [theirs],
        };
    }

    private async Task RefuseForeignAsync(ObjectId? ours, ObjectId theirs, CancellationToken cancellationToken)
    {
        if (!await LooksLikeVault.CheckAsync(_store, theirs, cancellationToken).ConfigureAwait(false))
        {
            throw new ForeignRepositoryException(remote.Url);
        }

        if (await RedactedNotice.IsInAsync(_store, theirs, cancellationToken).ConfigureAwait(false)
            && (ours is null || !await RedactedNotice.IsInAsync(_store, ours, cancellationToken).ConfigureAwait(false)))
        {
            throw RedactedRemoteException.HoldsRedacted(remote.Name);
        }
    }
}
