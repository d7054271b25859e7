using MemoryVault.Git;
using MemoryVault.Json.Merge;

namespace MemoryVault.Knowledge;

/// <summary>
/// Works out what is to be pushed. Our files become one commit on top of what they rest on (the view); where the place has gone on since, that is merged
/// with what is there. Both are ordinary commits: parents of the merge are their newest and ours.
/// </summary>
/// <param name="place">The place.</param>
/// <param name="ours">Our files, each of them whole.</param>
/// <param name="author">Who publishes.</param>
internal sealed class Publisher(OpenPlace place, ObjectId ours, Signature author)
{
    private readonly ChainCommit _commits = new(place.Objects, author);
    private (ObjectId? View, ObjectId Commit)? _own;

    /// <summary>Gets the message; null to have one made of what changed.</summary>
    internal string? Message { get; init; }

    /// <summary>Gets what is done about conflicts.</summary>
    internal MergeStrategy Strategy { get; init; }

    /// <summary>Works it out.</summary>
    /// <param name="view">What our side rests on; null before the first exchange.</param>
    /// <param name="tip">The place's newest commit; null where it has none.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="KnowledgeConflictException">Both sides changed the same things.</exception>
    internal async Task<PublicationPlan> PlanAsync(ObjectId? view, ObjectId? tip, CancellationToken cancellationToken)
    {
        var theirs = await place.Tree.ReadAsync(tip, cancellationToken).ConfigureAwait(false);
        if (view is null && theirs.Tree == ObjectId.EmptyTree)
        {
            return await BeginAsync(tip, theirs.Tree, cancellationToken).ConfigureAwait(false);
        }

        // Said by others, or by a run of ours that was killed before it could remember it: our side rests on it all the same.
        if (theirs.IsThere && theirs.Tree == ours)
        {
            return new PublicationPlan(null, tip, theirs.Tree, ours, Merged: false);
        }

        var own = await OwnAsync(view, cancellationToken).ConfigureAwait(false);
        var common = await place.FindBaseAsync(view, tip, cancellationToken).ConfigureAwait(false);
        return tip is null || common == tip
            ? new PublicationPlan(own == tip ? null : own, own, theirs.Tree, ours, Merged: false)
            : own == view && common == view ? new PublicationPlan(null, view, theirs.Tree, theirs.Tree, Merged: false)
            : await MergeAsync(own, common, tip, theirs.Tree, cancellationToken).ConfigureAwait(false);
    }

    // The first files of the project there: they are new, and everything else stays (of a gist that was just made, the marker).
    private async Task<PublicationPlan> BeginAsync(ObjectId? tip, ObjectId none, CancellationToken cancellationToken)
    {
        if (ours == ObjectId.EmptyTree)
        {
            return new PublicationPlan(null, null, none, none, Merged: false);
        }

        var commit = await CommitAsync(tip, ObjectId.EmptyTree, tip is { } parent ? [parent] : [], cancellationToken).ConfigureAwait(false);
        return new PublicationPlan(commit, commit, none, ours, Merged: false);
    }

    // It does not depend on what others do meanwhile, so that it is made once.
    private async Task<ObjectId> OwnAsync(ObjectId? view, CancellationToken cancellationToken)
    {
        if (_own is { } made && made.View == view)
        {
            return made.Commit;
        }

        var rests = await place.Tree.ReadAsync(view, cancellationToken).ConfigureAwait(false);
        var commit = view is not null && rests.Tree == ours ? view : await CommitAsync(view, rests.Tree, view is { } parent ? [parent] : [], cancellationToken).ConfigureAwait(false);
        _own = (view, commit);
        return commit;
    }

    private async Task<ObjectId> CommitAsync(ObjectId? onto, ObjectId before, IReadOnlyList<ObjectId> parents, CancellationToken cancellationToken)
    {
        var root = await place.Objects.ReadRootTreeAsync(onto, cancellationToken).ConfigureAwait(false);
        var tree = await place.Tree.WriteAsync(root, before, ours, cancellationToken).ConfigureAwait(false);
        var changes = await KnowledgeChanges.CompareAsync(place.Objects, before, ours, cancellationToken).ConfigureAwait(false);
        return await _commits.MakeAsync(tree, parents, Message ?? $"Publish {place.Project.Name}: {changes.InWords()}", cancellationToken).ConfigureAwait(false);
    }

    private async Task<PublicationPlan> MergeAsync(ObjectId own, ObjectId? common, ObjectId tip, ObjectId theirs, CancellationToken cancellationToken)
    {
        var merged = await place.MergeAsync(common, ours, theirs, tip, Strategy, cancellationToken).ConfigureAwait(false);
        if (merged == theirs && Strategy == MergeStrategy.Fail)
        {
            // Others have said the same. What our side rests on stays, as it lacks what else they have. Where a strategy took theirs, that is worth a
            // merge: with ours in the chain, nobody is asked again.
            return new PublicationPlan(null, null, theirs, theirs, Merged: false);
        }

        var root = await place.Objects.ReadRootTreeAsync(tip, cancellationToken).ConfigureAwait(false);
        var tree = await place.Tree.WriteAsync(root, theirs, merged, cancellationToken).ConfigureAwait(false);
        var commit = await _commits.MakeAsync(tree, [tip, own], $"Merge {place.Project.Name}", cancellationToken).ConfigureAwait(false);
        return new PublicationPlan(commit, own, theirs, merged, Merged: true);
    }
}
