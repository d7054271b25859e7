using MemoryVault.Completion;

namespace MemoryVault.Completers;

/// <summary>Completes the names of a knowledge project's places.</summary>
public sealed class PlaceCompleter() : VaultCompleter(ConfiguredCandidates.PlacesAsync);
