namespace MemoryVault.Knowledge;

/// <summary>Which versions are listed, newest first.</summary>
public sealed record KnowledgeHistoryOptions
{
    /// <summary>Gets the name of the project.</summary>
    public required string Project { get; init; }

    /// <summary>Gets the place.</summary>
    public KnowledgeAddress Address { get; init; } = new();

    /// <summary>Gets the largest number of versions; null for all.</summary>
    public int? MaxCount { get; init; }
}
