using MemoryVault.Transcripts;
using MemoryVault.Vaults;

namespace MemoryVault.Completers;

/// <summary>Completes the ids of sessions.</summary>
public sealed class SessionCompleter : VaultCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<Candidate> Find(VaultServices services, string? vault) => Wait(token => ReadAsync(services, vault, token));

    private static async Task<IReadOnlyList<Candidate>> ReadAsync(VaultServices services, string? folder, CancellationToken cancellationToken)
    {
        await using var vault = Vault.Open(folder, services);
        var candidates = new List<Candidate>();
        await foreach (var session in new ListSessions(vault).RunAsync(new ListSessionsOptions(), cancellationToken))
        {
            candidates.Add(new Candidate(session.Id, session.Title ?? session.Path, $"{session.Id} {session.Source}"));
        }

        return candidates;
    }
}
