using MemoryVault.Completion;

namespace MemoryVault.Completers;

/// <summary>Completes the kinds of events.</summary>
public sealed class EventKindCompleter() : VaultCompleter(HistoryCandidates.EventKindsAsync);
