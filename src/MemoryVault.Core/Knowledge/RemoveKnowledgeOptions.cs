namespace MemoryVault.Knowledge;

/// <summary>What is removed of a project.</summary>
public sealed record RemoveKnowledgeOptions
{
    /// <summary>Gets the name of the project.</summary>
    public required string Project { get; init; }

    /// <summary>Gets the place that it is deleted in; null to leave every place as it is, and only forget the project on this machine.</summary>
    public KnowledgeAddress? Address { get; init; }

    /// <summary>Gets the message of the commit that deletes it; null to have one made.</summary>
    public string? Message { get; init; }

    /// <summary>Gets a value indicating whether nothing is done: the result is the plan.</summary>
    public bool DryRun { get; init; }
}
