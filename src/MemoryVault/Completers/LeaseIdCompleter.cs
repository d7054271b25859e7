using MemoryVault.Internal;
using MemoryVault.Vaults;

namespace MemoryVault.Completers;

/// <summary>Completes the ids of leases.</summary>
public sealed class LeaseIdCompleter : VaultCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<Candidate> Find(VaultServices services, string? vault) =>
        Wait(token => LeaseTableReading.ReadAsync(services, vault, token)).Leases.Select(lease =>
            new Candidate(lease.LeaseId, $"{LeaseWords.Of(lease)}, on {lease.Machine}, until {lease.ExpiresAt:u}", $"{lease.AgentId} {lease.Scope}"));
}
