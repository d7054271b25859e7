using MemoryVault.Completion;

namespace MemoryVault.Completers;

/// <summary>Completes the names of knowledge projects.</summary>
public sealed class ProjectCompleter() : VaultCompleter(ConfiguredCandidates.ProjectsAsync);
