namespace MemoryVault.Knowledge;

/// <summary>The repository that is to be made.</summary>
public sealed record InitializeKnowledgeRepositoryOptions
{
    /// <summary>Gets its folder.</summary>
    public required string Path { get; init; }

    /// <summary>Gets its branch.</summary>
    public string Branch { get; init; } = "main";

    /// <summary>Gets a value indicating whether it has no files beside it, as a repository that is only pushed to.</summary>
    public bool Bare { get; init; }
}
