using MemoryVault.Json.Merge;
using MemoryVault.Secrets;

namespace MemoryVault.Knowledge;

/// <summary>What is published, where and how.</summary>
public sealed record PublishKnowledgeOptions
{
    /// <summary>Gets the name of the project; one that is not there yet becomes one.</summary>
    public required string Project { get; init; }

    /// <summary>Gets the folder of a project that is not there yet; null for engram's folder of that name.</summary>
    public string? Path { get; init; }

    /// <summary>Gets where it is published to.</summary>
    public KnowledgeAddress Address { get; init; } = new();

    /// <summary>Gets the message of the commit; null to have one made of what changed.</summary>
    public string? Message { get; init; }

    /// <summary>Gets the author, as git writes one (<c>Ada &lt;ada@example.org&gt;</c>); null for the user that git is configured for.</summary>
    public string? Author { get; init; }

    /// <summary>Gets what is done where both sides changed the same things: nothing is published, unless another strategy is named.</summary>
    public MergeStrategy Strategy { get; init; }

    /// <summary>Gets a value indicating whether a repository in a folder of this machine is also pushed to its own remote.</summary>
    public bool Push { get; init; }

    /// <summary>Gets what is to happen to a publication that would take a secret there, from now on; null to leave it.</summary>
    public SecretPolicy? SecretPolicy { get; init; }

    /// <summary>Gets whom a place that is new is encrypted to; empty for nobody.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    /// <summary>Gets the description of a gist; null to leave it.</summary>
    public string? Description { get; init; }

    /// <summary>Gets a value indicating whether a gist that is made is public.</summary>
    public bool IsPublic { get; init; }

    /// <summary>Gets a value indicating whether nothing is written and pushed: the result is the plan.</summary>
    public bool DryRun { get; init; }
}
