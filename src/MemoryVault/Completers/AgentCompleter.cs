using MemoryVault.History;
using MemoryVault.Internal;
using MemoryVault.Vaults;

namespace MemoryVault.Completers;

/// <summary>Completes agents: those that hold leases, and those that changed something of late.</summary>
public sealed class AgentCompleter : VaultCompleter
{
    private const int Newest = 200;

    /// <inheritdoc/>
    protected override IEnumerable<Candidate> Find(VaultServices services, string? vault) =>
        Wait(token => ReadAsync(services, vault, token)).DistinctBy(candidate => candidate.Value);

    private static async Task<IReadOnlyList<Candidate>> ReadAsync(VaultServices services, string? folder, CancellationToken cancellationToken)
    {
        var table = await LeaseTableReading.ReadAsync(services, folder, cancellationToken);
        var candidates = table.Leases.Select(lease => new Candidate(lease.AgentId, $"Holds {LeaseWords.Of(lease.Scope)}")).ToList();
        await using var vault = Vault.Open(folder, services);
        await foreach (var snapshot in new GetHistory(vault).RunAsync(new HistoryOptions { First = Newest }, cancellationToken))
        {
            if (snapshot.Agent is { } agent)
            {
                candidates.Add(new Candidate(agent, snapshot.Subject));
            }
        }

        return candidates;
    }
}
