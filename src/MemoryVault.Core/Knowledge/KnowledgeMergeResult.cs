namespace MemoryVault.Knowledge;

/// <summary>What a merge of branches came to.</summary>
public sealed record KnowledgeMergeResult
{
    /// <summary>Gets where the repository is, without credentials.</summary>
    public required string Url { get; init; }

    /// <summary>Gets the branch that the others were merged into.</summary>
    public required string Into { get; init; }

    /// <summary>Gets the newest commit of that branch now.</summary>
    public required string Revision { get; init; }

    /// <summary>Gets the branches that brought something.</summary>
    public IReadOnlyList<string> Merged { get; init; } = [];

    /// <summary>Gets the branches of which all was there already.</summary>
    public IReadOnlyList<string> Contained { get; init; } = [];

    /// <summary>Gets the changes of the branch, one a file, in the order of their paths in the repository.</summary>
    public IReadOnlyList<KnowledgeChange> Changes { get; init; } = [];

    /// <summary>Gets where the repository was pushed on to; null if it was not.</summary>
    public string? PushedTo { get; init; }

    /// <summary>Gets a value indicating whether this is a plan.</summary>
    public bool DryRun { get; init; }
}
