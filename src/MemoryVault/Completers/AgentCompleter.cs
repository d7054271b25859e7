using MemoryVault.Completion;

namespace MemoryVault.Completers;

/// <summary>Completes agents: those that hold leases, and those that changed something of late.</summary>
public sealed class AgentCompleter() : VaultCompleter(MemoryCandidates.AgentsAsync);
