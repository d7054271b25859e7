namespace MemoryVault.Knowledge;

/// <summary>A knowledge project as it stands in <c>config.json</c>; its folder is that of its source.</summary>
/// <param name="Name">The name.</param>
/// <param name="Source">The name of the source.</param>
/// <param name="Layout">Whose folder it is.</param>
/// <param name="Places">Where it is shared.</param>
public sealed record KnowledgeRegistration(string Name, string Source, KnowledgeLayout Layout, IReadOnlyList<KnowledgePlace> Places);
