using System.Runtime.CompilerServices;
using MemoryVault.Git;

namespace MemoryVault.Memory.Tracing;

/// <summary>
/// Follows units back through the versions of what holds them. A unit that a parent of a commit has, too, goes on to that parent; one that no parent has was given
/// its value by the commit.
/// </summary>
/// <remarks>
/// git finds the versions, by the path that the subject has. One path has one line of versions, up to a merge that differs from all its parents, or to where
/// the subject came from another path (its folder was split, its section was one document): there the walk goes on anew. The cost is that of the versions, each a few
/// trees and two documents, and git's look at the changed-path filters of the commits between.
/// </remarks>
internal sealed class BlameWalk(GitRepository repository, ITracedSubject subject)
{
    private readonly Stack<KeyValuePair<ObjectId, IReadOnlyList<TracedUnit>>> _open = new();

    /// <summary>Yields the units with the commits that gave them their values, as they are found.</summary>
    internal async IAsyncEnumerable<KeyValuePair<TracedUnit, LogEntry>> RunAsync(
        ObjectId start, IReadOnlyList<TracedUnit> units, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        _open.Push(new(start, units));
        while (_open.TryPop(out var next))
        {
            var (commit, pending) = next;
            var paths = await PathsAtAsync(commit, cancellationToken).ConfigureAwait(false);
            var query = new LogQuery { Start = commit, Paths = paths, IsSimplified = true };
            await foreach (var version in repository.LogAsync(query, cancellationToken).ConfigureAwait(false))
            {
                var (written, kept) = await JudgeAsync(version, pending, cancellationToken).ConfigureAwait(false);
                foreach (var unit in written)
                {
                    yield return new(unit, version);
                }

                pending = await GoOnAsync(version, paths, kept, cancellationToken).ConfigureAwait(false);
                if (pending.Count == 0)
                {
                    break;
                }
            }
        }
    }

    private async ValueTask<IReadOnlyList<string>> PathsAtAsync(ObjectId commit, CancellationToken cancellationToken) =>
        await subject.FindPathsAsync(await repository.Objects.ReadRootTreeAsync(commit, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    private async Task<(IReadOnlyList<TracedUnit> Written, IReadOnlyList<KeyValuePair<ObjectId, IReadOnlyList<TracedUnit>>> Kept)> JudgeAsync(
        LogEntry version, IReadOnlyList<TracedUnit> pending, CancellationToken cancellationToken)
    {
        var kept = new List<KeyValuePair<ObjectId, IReadOnlyList<TracedUnit>>>();
        foreach (var parent in version.Commit.Parents)
        {
            var tree = await repository.Objects.ReadRootTreeAsync(parent, cancellationToken).ConfigureAwait(false);
            var same = await subject.FindKeptAsync(pending, tree, version.Commit.Tree, cancellationToken).ConfigureAwait(false);
            if (same.Count > 0)
            {
                kept.Add(new(parent, same));
                var numbers = same.Select(unit => unit.Number).ToHashSet();
                pending = [.. pending.Where(unit => !numbers.Contains(unit.Number))];
            }
        }

        return (pending, kept);
    }

    // Gives what the same line of versions goes on with; the rest waits for lines of its own.
    private async Task<IReadOnlyList<TracedUnit>> GoOnAsync(
        LogEntry version, IReadOnlyList<string> paths, IReadOnlyList<KeyValuePair<ObjectId, IReadOnlyList<TracedUnit>>> kept, CancellationToken cancellationToken)
    {
        if (version.Commit.Parents is [var parent] && kept is [var (_, units)]
            && (await PathsAtAsync(parent, cancellationToken).ConfigureAwait(false)).SequenceEqual(paths))
        {
            return units;
        }

        foreach (var line in kept)
        {
            _open.Push(line);
        }

        return [];
    }
}
