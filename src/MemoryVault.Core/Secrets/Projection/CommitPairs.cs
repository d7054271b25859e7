using MemoryVault.Git;

namespace MemoryVault.Secrets.Projection;

/// <summary>
/// Which commit of the redacted copy stands for which of <c>main</c>. Both histories have the same shape, so the pairs are found from the newest one
/// backwards, parent by parent, and only as far as somebody asks: mostly that is no step at all.
/// </summary>
internal sealed class CommitPairs(IObjectStore store)
{
    private readonly Dictionary<ObjectId, ObjectId> _known = [];
    private readonly PriorityQueue<(ObjectId Commit, ObjectId Copy), long> _ahead = new();

    /// <summary>Adds a pair that was found elsewhere, from which to go backwards.</summary>
    internal async ValueTask StartAsync(ProjectionState state, CancellationToken cancellationToken) =>
        await VisitAsync(state.Source, state.Tip, cancellationToken).ConfigureAwait(false);

    /// <summary>Adds a pair that was made just now.</summary>
    internal void Add(ObjectId commit, ObjectId copy) => _known[commit] = copy;

    /// <summary>Finds the copy of a commit; null where it has none.</summary>
    internal async ValueTask<ObjectId?> FindAsync(ObjectId commit, CancellationToken cancellationToken)
    {
        ObjectId? copy;
        while (!_known.TryGetValue(commit, out copy) && _ahead.TryDequeue(out var next, out _))
        {
            await StepAsync(next.Commit, next.Copy, cancellationToken).ConfigureAwait(false);
        }

        return copy;
    }

    private async ValueTask StepAsync(ObjectId commit, ObjectId copy, CancellationToken cancellationToken)
    {
        var plain = await store.ReadCommitAsync(commit, cancellationToken).ConfigureAwait(false);
        var redacted = await store.ReadCommitAsync(copy, cancellationToken).ConfigureAwait(false);
        foreach (var (parent, of) in plain.Parents.Zip(redacted.Parents))
        {
            if (!_known.ContainsKey(parent))
            {
                await VisitAsync(parent, of, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // The newest first: what is asked for is where a branch left the history, mostly not long ago.
    private async ValueTask VisitAsync(ObjectId commit, ObjectId copy, CancellationToken cancellationToken)
    {
        _known[commit] = copy;
        var time = (await store.ReadCommitAsync(commit, cancellationToken).ConfigureAwait(false)).Committer.When;
        _ahead.Enqueue((commit, copy), -time.ToUnixTimeSeconds());
    }
}
