namespace MemoryVault.Git;

/// <summary>
/// Finds the best common ancestor of two commits by reading commits, newest first (git's <c>paint_down_to_common</c>): what one side reaches is painted in its colour,
/// what both reach is a candidate, and what a candidate reaches is none.
/// </summary>
/// <remarks>It is for two histories that parted not long ago. Whoever asks for more is told so, and asks git, which has the commit-graph.</remarks>
/// <param name="store">Where the commits are.</param>
internal sealed class MergeBaseWalk(IObjectStore store)
{
    /// <summary>How many commits are read at most.</summary>
    private const int MostCommits = 1_000;

    private readonly Dictionary<ObjectId, Paint> _painted = [];
    private readonly PriorityQueue<ObjectId, long> _queue = new();
    private readonly Dictionary<ObjectId, CommitObject> _read = [];

    [Flags]
    private enum Paint
    {
        None = 0,
        Left = 1,
        Right = 2,
        Both = Left | Right,
        Stale = 4,
    }

    /// <summary>Looks for it.</summary>
    /// <returns>Whether it is known, and the commit; null for histories that have none in common.</returns>
    /// <exception cref="ObjectMissingException">The repository lacks a commit, or it is cut short.</exception>
    internal async ValueTask<(bool IsKnown, ObjectId? Commit)> RunAsync(ObjectId left, ObjectId right, CancellationToken cancellationToken)
    {
        var candidates = new HashSet<ObjectId>();
        await PaintAsync(left, Paint.Left, cancellationToken).ConfigureAwait(false);
        await PaintAsync(right, Paint.Right, cancellationToken).ConfigureAwait(false);
        while (IsAnyLeft() && _queue.TryDequeue(out var id, out _))
        {
            var paint = _painted[id];
            if (paint == Paint.Both)
            {
                candidates.Add(id);
                paint |= Paint.Stale;
            }

            foreach (var parent in _read[id].Parents)
            {
                await PaintAsync(parent, paint, cancellationToken).ConfigureAwait(false);
            }

            if (_read.Count > MostCommits)
            {
                return (false, null);
            }
        }

        candidates.RemoveWhere(id => _painted[id].HasFlag(Paint.Stale));

        // Of more than one the best is that of git, so that both engines merge alike.
        return candidates.Count > 1 ? (false, null) : (true, candidates.SingleOrDefault());
    }

    private bool IsAnyLeft() => _queue.UnorderedItems.Any(item => !_painted[item.Element].HasFlag(Paint.Stale));

    private async ValueTask PaintAsync(ObjectId id, Paint paint, CancellationToken cancellationToken)
    {
        var before = _painted.GetValueOrDefault(id);
        if ((before | paint) == before)
        {
            return;
        }

        if (!_read.TryGetValue(id, out var commit))
        {
            _read[id] = commit = await store.ReadCommitAsync(id, cancellationToken).ConfigureAwait(false);
        }

        _painted[id] = before | paint;
        _queue.Enqueue(id, -commit.Committer.When.ToUnixTimeSeconds());
    }
}
