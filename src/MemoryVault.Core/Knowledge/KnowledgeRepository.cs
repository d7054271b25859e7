namespace MemoryVault.Knowledge;

/// <summary>A repository that knowledge can be published to.</summary>
/// <param name="Path">Its folder.</param>
/// <param name="Branch">The branch that it gives out by itself.</param>
/// <param name="Revision">Its newest commit; null where it has none.</param>
/// <param name="Created">Whether it was made now.</param>
public sealed record KnowledgeRepository(string Path, string Branch, string? Revision, bool Created);
