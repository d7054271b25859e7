using MemoryVault.Completion;

namespace MemoryVault.Completers;

/// <summary>Completes the ways in which session sources are reached.</summary>
public sealed class SessionPresetCompleter() : VaultCompleter(ConfiguredCandidates.SessionPresetsAsync);
