using MemoryVault.Completion;

namespace MemoryVault.Completers;

/// <summary>Completes the presets of sources.</summary>
public sealed class PresetCompleter() : VaultCompleter(ConfiguredCandidates.PresetsAsync);
