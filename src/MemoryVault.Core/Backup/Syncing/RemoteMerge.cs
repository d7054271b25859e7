using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Backup.Syncing;

/// <summary>
/// Takes a remote's commits into <c>main</c>: forward where that is possible, else by a merge commit. A file changed on one side only is
/// taken; one changed on both stays ours and becomes a conflict record, so that a merge nobody watches never blocks a backup.
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
            await RefuseForeignAsync(theirs, cancellationToken).ConfigureAwait(false);
            return Forward(theirs);
        }

        var ancestor = await _store.FindMergeBaseAsync(ours, theirs, cancellationToken).ConfigureAwait(false);
        if (ancestor is null)
        {
            await RefuseForeignAsync(theirs, cancellationToken).ConfigureAwait(false);
        }

        return ancestor == theirs ? null
            : ancestor == ours ? Forward(theirs)
            : await MergeAsync(ancestor, ours, theirs, cancellationToken).ConfigureAwait(false);
    }

    private static CommitProposal Forward(ObjectId theirs) => new() { FastForward = theirs };

    private async Task<CommitProposal> MergeAsync(ObjectId? ancestor, ObjectId ours, ObjectId theirs, CancellationToken cancellationToken)
    {
        var editor = new TreeEditor(_store);
        var merge = new TreeMerge(editor);
        var tree = await merge.MergeAsync(
            await TreeOfAsync(ancestor, cancellationToken).ConfigureAwait(false),
            await TreeOfAsync(ours, cancellationToken).ConfigureAwait(false),
            await TreeOfAsync(theirs, cancellationToken).ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);
        var objects = new List<GitObject>();
        var records = merge.Conflicts.Select(conflict => new ConflictRecord(conflict, ours.ToString(), theirs.ToString()));
        tree = await editor.ApplyAsync(tree, records.SelectMany(record => record.Edits(objects)).ToArray(), cancellationToken).ConfigureAwait(false);
        Conflicts = merge.Conflicts.Count;
        Merged = true;
        var subject = Conflicts == 0 ? $"Merge {remote.Name}" : $"Merge {remote.Name}: {Conflicts} conflicts kept under conflicts/";
        return new CommitProposal
        {
            Tree = tree, Event = new VaultEvent("merge", subject), Objects = [.. objects, .. editor.NewObjects], MergedParents = [theirs],
        };
    }

    private async ValueTask<ObjectId> TreeOfAsync(ObjectId? commit, CancellationToken cancellationToken) =>
        commit is { } id ? (await _store.ReadCommitAsync(id, cancellationToken).ConfigureAwait(false)).Tree : ObjectId.EmptyTree;

    private async Task RefuseForeignAsync(ObjectId theirs, CancellationToken cancellationToken)
    {
        if (!await LooksLikeVault.CheckAsync(_store, theirs, cancellationToken).ConfigureAwait(false))
        {
            throw new ForeignRepositoryException(remote.Url);
        }
    }
}
