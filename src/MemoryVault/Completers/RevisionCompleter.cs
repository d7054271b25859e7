using MemoryVault.Completion;

namespace MemoryVault.Completers;

/// <summary>Completes revisions by the newest snapshots.</summary>
public sealed class RevisionCompleter() : VaultCompleter(HistoryCandidates.RevisionsAsync);
