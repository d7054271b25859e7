using System.Globalization;
using MemoryVault.Memory.Events;
using MemoryVault.Vaults;

namespace MemoryVault.Completers;

/// <summary>Completes events by the newest ones.</summary>
public sealed class EventCompleter : VaultCompleter
{
    private const int Newest = 25;

    /// <inheritdoc/>
    protected override IEnumerable<Candidate> Find(VaultServices services, string? vault) => Wait(token => ReadAsync(services, vault, token));

    private static async Task<IReadOnlyList<Candidate>> ReadAsync(VaultServices services, string? folder, CancellationToken cancellationToken)
    {
        await using var vault = Vault.Open(folder, services);
        var candidates = new List<Candidate>();
        await foreach (var found in new ListEvents(vault).RunAsync(new ListEventsOptions { First = Newest }, cancellationToken))
        {
            var words = $"{found.Timestamp.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} {found.Subject}";
            candidates.Add(new Candidate(found.EventId, words, words));
        }

        return candidates;
    }
}
