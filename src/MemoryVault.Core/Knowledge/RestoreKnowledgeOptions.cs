namespace MemoryVault.Knowledge;

/// <summary>Which version a project is to have again.</summary>
public sealed record RestoreKnowledgeOptions
{
    /// <summary>Gets the name of the project.</summary>
    public required string Project { get; init; }

    /// <summary>Gets the place whose version it is.</summary>
    public KnowledgeAddress Address { get; init; } = new();

    /// <summary>Gets the commit: its id, or at least four digits of it.</summary>
    public required string Revision { get; init; }

    /// <summary>Gets the files and folders of the project to which it is limited, with wildcards; empty for all.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Gets a value indicating whether nothing is written: the result is the plan.</summary>
    public bool DryRun { get; init; }
}
