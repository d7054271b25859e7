namespace MemoryVault.Knowledge;

/// <summary>What is taken to this machine for the first time.</summary>
public sealed record CopyKnowledgeOptions
{
    /// <summary>Gets the name of the project to make; none may have it.</summary>
    public required string Project { get; init; }

    /// <summary>Gets its folder, which is made and may hold nothing yet; null for engram's where engram is used, else one of that name in the current folder.</summary>
    public string? Path { get; init; }

    /// <summary>Gets where it is copied from.</summary>
    public required KnowledgeAddress Address { get; init; }
}
