using MemoryVault.Git;

namespace MemoryVault.Secrets.Projection;

/// <summary>
/// Finds the commit of <c>main</c> that a commit of a redacted copy stands for, when nothing here says so: another machine pushed it, or this one was
/// ended before it could note it down.
/// </summary>
/// <remarks>
/// Ids tell nothing, and content depends on the rules of the version that made the copy. What is the same is the shape of the history, the times, and
/// the event of each commit; they are compared for every commit down to the first one.
/// </remarks>
internal sealed class ProjectionMatch(GitRepository repository)
{
    private const string Event = "Vault-Event";

    private readonly IObjectStore _store = repository.Objects;

    /// <summary>Finds the commit.</summary>
    /// <param name="copy">A commit of a redacted copy.</param>
    /// <param name="head">Where to look: this commit and what it reaches.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The commit; null where the copy is not one of this history.</returns>
    internal async Task<ObjectId?> FindAsync(ObjectId copy, ObjectId head, CancellationToken cancellationToken)
    {
        if (!await RedactedNotice.IsInAsync(_store, copy, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        var wanted = await _store.ReadCommitAsync(copy, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<string> texts = wanted.Message[Event] is { } id ? [$"{Event}: {id}"] : [];
        await foreach (var entry in repository.LogAsync(new LogQuery { Start = head, Messages = texts }, cancellationToken).ConfigureAwait(false))
        {
            if (IsSame(entry.Commit, wanted) && await HaveOneShapeAsync(entry.Id, copy, cancellationToken).ConfigureAwait(false))
            {
                return entry.Id;
            }
        }

        return null;
    }

    /// <summary>Tells whether two commits can be a pair, by themselves.</summary>
    internal async ValueTask<bool> IsPairAsync(ProjectionState state, CancellationToken cancellationToken) => IsSame(
        await _store.ReadCommitAsync(state.Source, cancellationToken).ConfigureAwait(false), await _store.ReadCommitAsync(state.Tip, cancellationToken).ConfigureAwait(false));

    private async Task<bool> HaveOneShapeAsync(ObjectId commit, ObjectId copy, CancellationToken cancellationToken)
    {
        var seen = new Dictionary<ObjectId, ObjectId> { [commit] = copy };
        var ahead = new Stack<(ObjectId Commit, ObjectId Copy)>([(commit, copy)]);
        while (ahead.TryPop(out var pair))
        {
            var plain = await _store.ReadCommitAsync(pair.Commit, cancellationToken).ConfigureAwait(false);
            var redacted = await _store.ReadCommitAsync(pair.Copy, cancellationToken).ConfigureAwait(false);
            if (!IsSame(plain, redacted))
            {
                return false;
            }

            foreach (var (parent, of) in plain.Parents.Zip(redacted.Parents))
            {
                if (seen.TryAdd(parent, of))
                {
                    ahead.Push((parent, of));
                }
                else if (seen[parent] != of)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool IsSame(CommitObject plain, CommitObject redacted) =>
        plain.Parents.Count == redacted.Parents.Count
        && plain.Author.When.EqualsExact(redacted.Author.When) && plain.Committer.When.EqualsExact(redacted.Committer.When)
        && plain.Message[Event] == redacted.Message[Event];
}
