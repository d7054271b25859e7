using MemoryVault.Completion;

namespace MemoryVault.Completers;

/// <summary>Completes the ids of leases.</summary>
public sealed class LeaseIdCompleter() : VaultCompleter(MemoryCandidates.LeasesAsync);
