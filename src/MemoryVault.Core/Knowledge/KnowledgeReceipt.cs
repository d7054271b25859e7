using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>What was received or restored, or with <c>DryRun</c> would be.</summary>
public sealed record KnowledgeReceipt
{
    /// <summary>Gets the name of the project.</summary>
    public required string Project { get; init; }

    /// <summary>Gets the name of the place.</summary>
    public required string Place { get; init; }

    /// <summary>Gets where that is, without credentials.</summary>
    public required string Url { get; init; }

    /// <summary>Gets the commit that was received or restored.</summary>
    public required string Revision { get; init; }

    /// <summary>Gets the project's folder on this machine.</summary>
    public required string Root { get; init; }

    /// <summary>Gets the number of files that are new in it.</summary>
    public int Added { get; init; }

    /// <summary>Gets the number of files with new content.</summary>
    public int Modified { get; init; }

    /// <summary>Gets the number of files that were removed.</summary>
    public int Deleted { get; init; }

    /// <summary>Gets the changes of the folder, one a file, in the order of their paths.</summary>
    public IReadOnlyList<KnowledgeChange> Changes { get; init; } = [];

    /// <summary>Gets a value indicating whether it was merged with changes of our own that the place does not have.</summary>
    public bool Merged { get; init; }

    /// <summary>Gets the files with marks (<c>[REDACTED:rule]</c>) where others have secrets that are not known here.</summary>
    public IReadOnlyList<string> Redacted { get; init; } = [];

    /// <summary>Gets a value indicating whether there was nothing to do.</summary>
    public bool IsUpToDate { get; init; }

    /// <summary>Gets the vault's commit that keeps it; null where nothing changed.</summary>
    public string? Commit { get; init; }

    /// <summary>Gets what could not be taken or written while the rest went on: links, names that no disk takes, files that another program holds.</summary>
    public IReadOnlyList<ItemError> Errors { get; init; } = [];

    /// <summary>Gets a value indicating whether this is a plan.</summary>
    public bool DryRun { get; init; }

    /// <summary>Gets the vault's folder.</summary>
    public required string Vault { get; init; }
}
