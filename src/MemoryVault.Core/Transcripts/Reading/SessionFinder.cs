using MemoryVault.Vaults;

namespace MemoryVault.Transcripts;

/// <summary>
/// Finds the session that a user means, in this order: <c>source:path</c>, the path at the source, the name of its file without <c>.jsonl</c>, its id, the
/// beginning of one of these two. What fits more than one session is refused.
/// </summary>
internal sealed class SessionFinder(Vault vault)
{
    /// <summary>Finds it.</summary>
    /// <exception cref="SessionNotFoundException">There is none, or more than one.</exception>
    internal async Task<SessionInfo> FindAsync(string name, ListSessionsOptions options, CancellationToken cancellationToken)
    {
        var sessions = new List<SessionInfo>();
        await foreach (var session in new ListSessions(vault).RunAsync(options, cancellationToken).ConfigureAwait(false))
        {
            sessions.Add(session);
        }

        Func<SessionInfo, bool>[] ways =
        [
            s => $"{s.Source}:{s.Path}" == name,
            s => s.Path == name,
            s => NameOf(s) == name,
            s => s.Id == name,
            s => name.Length > 0 && (NameOf(s).StartsWith(name, StringComparison.OrdinalIgnoreCase) || s.Id.StartsWith(name, StringComparison.OrdinalIgnoreCase)),
        ];
        foreach (var way in ways)
        {
            var found = sessions.Where(way).ToList();
            if (found.Count > 0)
            {
                return found.Count == 1 ? found[0] : throw SessionNotFoundException.Ambiguous(name, found);
            }
        }

        throw SessionNotFoundException.Never(name);
    }

    private static string NameOf(SessionInfo session) => session.Path[(session.Path.LastIndexOf('/') + 1)..^".jsonl".Length];
}
