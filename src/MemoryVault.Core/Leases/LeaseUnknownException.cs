using MemoryVault.Display;
using MemoryVault.Vaults;

namespace MemoryVault.Leases;

/// <summary>There is no live lease of that id.</summary>
public sealed class LeaseUnknownException(string leaseId, EndedLease? ended, IReadOnlyList<MemoryLease> leases) : VaultException(
    VaultErrorKind.NotFound,
    leaseId,
    ended is null
        ? $"There is no lease '{leaseId}'."
        : $"The lease '{leaseId}' of '{ended.AgentId}' has ended already ({ended.End.ToString().ToLowerInvariant()}, {RelativeTime.Exactly(ended.EndedAt)}).",
    leases.Count == 0 ? "Nobody holds a lease." : $"The leases are: {string.Join(", ", leases.Select(lease => $"{lease.LeaseId} ({lease.AgentId})"))}.");
