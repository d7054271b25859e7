using MemoryVault.Completion;

namespace MemoryVault.Completers;

/// <summary>Completes the names of sources.</summary>
public sealed class SourceNameCompleter() : VaultCompleter(ConfiguredCandidates.SourcesAsync);
