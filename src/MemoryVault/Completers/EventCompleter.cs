using MemoryVault.Completion;

namespace MemoryVault.Completers;

/// <summary>Completes events by the newest ones.</summary>
public sealed class EventCompleter() : VaultCompleter(HistoryCandidates.EventsAsync);
