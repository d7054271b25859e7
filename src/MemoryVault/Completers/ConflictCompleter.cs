using MemoryVault.Completion;

namespace MemoryVault.Completers;

/// <summary>Completes the ids of conflicts.</summary>
public sealed class ConflictCompleter() : VaultCompleter(HistoryCandidates.ConflictsAsync);
