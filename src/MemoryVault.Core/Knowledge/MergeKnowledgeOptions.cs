using MemoryVault.Json.Merge;

namespace MemoryVault.Knowledge;

/// <summary>Which branches of a repository are merged into which.</summary>
public sealed record MergeKnowledgeOptions
{
    /// <summary>Gets the repository: a URL, or a folder of this machine.</summary>
    public required string Repository { get; init; }

    /// <summary>Gets the branches, merged one after the other.</summary>
    public required IReadOnlyList<string> Branches { get; init; }

    /// <summary>Gets the branch that they are merged into; null for the one that the repository gives out by itself.</summary>
    public string? Into { get; init; }

    /// <summary>Gets what is done where both changed the same things: nothing is merged, unless another strategy is named.</summary>
    public MergeStrategy Strategy { get; init; }

    /// <summary>Gets the message of the merge commits; null to have them say what was merged.</summary>
    public string? Message { get; init; }

    /// <summary>Gets the author, as git writes one; null for the user that git is configured for.</summary>
    public string? Author { get; init; }

    /// <summary>Gets a value indicating whether a repository in a folder of this machine is also pushed to its own remote.</summary>
    public bool Push { get; init; }

    /// <summary>Gets a value indicating whether nothing is written and pushed: the result is the plan.</summary>
    public bool DryRun { get; init; }
}
