using System.Globalization;
using MemoryVault.Conflicts;
using MemoryVault.History;
using MemoryVault.Memory.Events;
using MemoryVault.Transcripts;
using MemoryVault.Vaults;

namespace MemoryVault.Completion;

/// <summary>Values that the vault's history holds.</summary>
public static class HistoryCandidates
{
    private const int Newest = 25;

    /// <summary>Gives the newest revisions.</summary>
    public static Task<IReadOnlyList<Candidate>> RevisionsAsync(CandidateQuery query, CancellationToken cancellationToken) => ReadAsync(
        query,
        vault => new GetHistory(vault).RunAsync(new HistoryOptions { First = Newest }, cancellationToken),
        snapshot => new Candidate(snapshot.Revision[..12], Words(snapshot.Time, snapshot.Subject), $"{snapshot.Revision[..7]} {Words(snapshot.Time, snapshot.Subject)}"));

    /// <summary>Gives the newest events of the shared memory.</summary>
    public static Task<IReadOnlyList<Candidate>> EventsAsync(CandidateQuery query, CancellationToken cancellationToken) => ReadAsync(
        query,
        vault => new ListEvents(vault).RunAsync(new ListEventsOptions { First = Newest }, cancellationToken),
        found => new Candidate(found.EventId, Words(found.Timestamp, found.Subject), Words(found.Timestamp, found.Subject)));

    /// <summary>Gives the conflicts that are still open.</summary>
    public static Task<IReadOnlyList<Candidate>> ConflictsAsync(CandidateQuery query, CancellationToken cancellationToken) => ReadAsync(
        query,
        vault => new ListConflicts(vault).RunAsync(cancellationToken),
        conflict => new Candidate(conflict.Id, $"{conflict.Kind} in {conflict.Path}", $"{conflict.Id} {conflict.Path}"));

    /// <summary>Gives the session transcripts.</summary>
    public static Task<IReadOnlyList<Candidate>> SessionsAsync(CandidateQuery query, CancellationToken cancellationToken) => ReadAsync(
        query,
        vault => new ListSessions(vault).RunAsync(new ListSessionsOptions(), cancellationToken),
        session => new Candidate(session.Id, session.Title ?? session.Path, $"{session.Id} {session.Source}"));

    /// <summary>Gives the kinds of snapshots.</summary>
    public static Task<IReadOnlyList<Candidate>> SnapshotKindsAsync(CandidateQuery query, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Candidate>>(
    [
        new("sync", "Files that changed were backed up"),
        new("merge", "What a remote held was merged"),
        new("restore", "Files were restored, or kept before they were replaced"),
    ]);

    /// <summary>Gives the kinds of events.</summary>
    public static Task<IReadOnlyList<Candidate>> EventKindsAsync(CandidateQuery query, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Candidate>>([.. EventKinds.OfMemory.Append(EventKinds.All).Select(kind => new Candidate(kind))]);

    private static async Task<IReadOnlyList<Candidate>> ReadAsync<T>(CandidateQuery query, Func<Vault, IAsyncEnumerable<T>> read, Func<T, Candidate> describe)
    {
        var vault = Vault.Open(query.Vault, query.Services);
        await using (vault.ConfigureAwait(false))
        {
            var candidates = new List<Candidate>();
            await foreach (var item in read(vault).ConfigureAwait(false))
            {
                candidates.Add(describe(item));
            }

            return candidates;
        }
    }

    private static string Words(DateTimeOffset time, string subject) =>
        $"{time.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} {subject}";
}
