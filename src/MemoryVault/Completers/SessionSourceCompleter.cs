using MemoryVault.Completion;

namespace MemoryVault.Completers;

/// <summary>Completes the names of session sources.</summary>
public sealed class SessionSourceCompleter() : VaultCompleter(ConfiguredCandidates.SessionSourcesAsync);
