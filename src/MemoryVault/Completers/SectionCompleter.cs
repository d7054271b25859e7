using MemoryVault.Completion;

namespace MemoryVault.Completers;

/// <summary>Completes the sections of the memory.</summary>
public sealed class SectionCompleter() : VaultCompleter(MemoryCandidates.SectionsAsync);
