using MemoryVault.Json.Merge;

namespace MemoryVault.Knowledge;

/// <summary>What is received, from where and how.</summary>
public sealed record ReceiveKnowledgeOptions
{
    /// <summary>Gets the name of the project.</summary>
    public required string Project { get; init; }

    /// <summary>Gets where it is received from.</summary>
    public KnowledgeAddress Address { get; init; } = new();

    /// <summary>Gets the commit up to which it is received; null for the newest. What is older than what was received already changes nothing.</summary>
    public string? Revision { get; init; }

    /// <summary>Gets a value indicating whether a repository in a folder of this machine first gets what its own remote has.</summary>
    public bool Fetch { get; init; }

    /// <summary>Gets what is done where both sides changed the same things: nothing is received, unless another strategy is named.</summary>
    public MergeStrategy Strategy { get; init; }

    /// <summary>Gets a value indicating whether nothing is written: the result is the plan.</summary>
    public bool DryRun { get; init; }
}
