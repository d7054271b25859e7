using MemoryVault.Completion;

namespace MemoryVault.Completers;

/// <summary>Completes the ids of sessions.</summary>
public sealed class SessionCompleter() : VaultCompleter(HistoryCandidates.SessionsAsync);
