using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>What became of a project's folder on this machine.</summary>
/// <param name="Changes">The files that were written or removed.</param>
/// <param name="Errors">What could not be: names that this disk does not take, files with work that the vault does not have.</param>
internal sealed record FolderOutcome(KnowledgeChanges Changes, IReadOnlyList<ItemError> Errors);
