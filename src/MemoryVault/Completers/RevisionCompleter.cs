using System.Globalization;
using MemoryVault.History;
using MemoryVault.Vaults;

namespace MemoryVault.Completers;

/// <summary>Completes revisions by the newest snapshots.</summary>
public sealed class RevisionCompleter : VaultCompleter
{
    private const int Newest = 25;

    /// <inheritdoc/>
    protected override IEnumerable<Candidate> Find(VaultServices services, string? vault) =>
        Wait(token => ReadAsync(services, vault, token));

    private static async Task<IReadOnlyList<Candidate>> ReadAsync(VaultServices services, string? folder, CancellationToken cancellationToken)
    {
        await using var vault = Vault.Open(folder, services);
        var candidates = new List<Candidate>();
        await foreach (var snapshot in new GetHistory(vault).RunAsync(new HistoryOptions { First = Newest }, cancellationToken))
        {
            var time = snapshot.Time.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
            candidates.Add(new Candidate(snapshot.Revision[..12], $"{time} {snapshot.Subject}", $"{snapshot.Revision[..7]} {time} {snapshot.Subject}"));
        }

        return candidates;
    }
}
