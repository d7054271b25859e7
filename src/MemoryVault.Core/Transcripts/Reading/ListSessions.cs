using System.Runtime.CompilerServices;
using MemoryVault.Git;
using MemoryVault.History;
using MemoryVault.Vaults;

namespace MemoryVault.Transcripts;

/// <summary>Lists the sessions of which the vault has transcripts, those with the newest message first.</summary>
public sealed class ListSessions(Vault vault)
{
    /// <summary>Lists them; none in a vault without transcripts.</summary>
    /// <exception cref="SessionNotFoundException">A name matches no source.</exception>
    /// <exception cref="VaultException">The revision is not there.</exception>
    public async IAsyncEnumerable<SessionInfo> RunAsync(ListSessionsOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var state = await SessionState.ReadAsync(vault, options.Revision, cancellationToken).ConfigureAwait(false);
        var sessions = new List<SessionInfo>();
        foreach (var (source, tree) in state.Select(options.Sources))
        {
            sessions.AddRange(await new SessionList(vault, source).ReadAsync(tree, options.Revision is null, cancellationToken).ConfigureAwait(false));
        }

        foreach (var session in sessions.OrderByDescending(s => s.LastMessage ?? s.Started ?? DateTimeOffset.MinValue).ThenBy(s => s.Source, StringComparer.Ordinal).ThenBy(s => s.Path, StringComparer.Ordinal))
        {
            yield return session;
        }
    }
}
