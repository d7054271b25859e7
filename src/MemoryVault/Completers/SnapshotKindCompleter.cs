using MemoryVault.Completion;

namespace MemoryVault.Completers;

/// <summary>Completes the kinds of snapshots.</summary>
public sealed class SnapshotKindCompleter() : VaultCompleter(HistoryCandidates.SnapshotKindsAsync);
