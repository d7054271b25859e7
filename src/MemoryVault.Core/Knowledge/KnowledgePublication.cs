using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>What a publication did, or with <see cref="PublishKnowledgeOptions.DryRun"/> would do.</summary>
public sealed record KnowledgePublication
{
    /// <summary>Gets the name of the project.</summary>
    public required string Project { get; init; }

    /// <summary>Gets the name of the place.</summary>
    public required string Place { get; init; }

    /// <summary>Gets where that is, without credentials.</summary>
    public required string Url { get; init; }

    /// <summary>Gets the branch; null for a gist.</summary>
    public string? Branch { get; init; }

    /// <summary>Gets the commit that is the newest there, after the publication; null where nothing is there yet.</summary>
    public string? Revision { get; init; }

    /// <summary>Gets the number of files that are new there.</summary>
    public int Added { get; init; }

    /// <summary>Gets the number of files with new content.</summary>
    public int Modified { get; init; }

    /// <summary>Gets the number of files that were removed.</summary>
    public int Deleted { get; init; }

    /// <summary>Gets the changes, one a file, in the order of their paths.</summary>
    public IReadOnlyList<KnowledgeChange> Changes { get; init; } = [];

    /// <summary>Gets a value indicating whether others had published since, so that it was merged with theirs.</summary>
    public bool Merged { get; init; }

    /// <summary>Gets a value indicating whether there was nothing to publish.</summary>
    public bool IsUpToDate { get; init; }

    /// <summary>Gets where the repository was pushed on to; null if it was not.</summary>
    public string? PushedTo { get; init; }

    /// <summary>Gets what could not be taken while the rest went on: files that cannot be read, or look damaged.</summary>
    public IReadOnlyList<ItemError> Errors { get; init; } = [];

    /// <summary>Gets a value indicating whether this is a plan.</summary>
    public bool DryRun { get; init; }

    /// <summary>Gets the vault's folder.</summary>
    public required string Vault { get; init; }
}
