using MemoryVault.Backup;

namespace MemoryVault.Knowledge;

/// <summary>One file that was published, received or restored.</summary>
/// <param name="Change">What happened to it.</param>
/// <param name="Path">Its path in the project.</param>
/// <param name="Size">Its size now, in bytes; 0 if deleted.</param>
public sealed record KnowledgeChange(ChangeKind Change, string Path, long Size);
