using MemoryVault.Completion;

namespace MemoryVault.Completers;

/// <summary>Completes scopes of leases: the whole memory and its sections.</summary>
public sealed class ScopeCompleter() : VaultCompleter(MemoryCandidates.ScopesAsync);
