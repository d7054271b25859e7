namespace MemoryVault.Knowledge;

/// <summary>A project and one of its places.</summary>
public sealed record KnowledgeInfo
{
    /// <summary>Gets the name of the project.</summary>
    public required string Project { get; init; }

    /// <summary>Gets the name of the place; null for a project that has none, and for a gist that no project of this machine has.</summary>
    public string? Place { get; init; }

    /// <summary>Gets what the place is; null where there is none.</summary>
    public KnowledgePlaceKind? Kind { get; init; }

    /// <summary>Gets where it is, without credentials: a repository, the page of a gist.</summary>
    public string? Url { get; init; }

    /// <summary>Gets the id of the gist.</summary>
    public string? GistId { get; init; }

    /// <summary>Gets the branch; null for the one that the repository gives out by itself.</summary>
    public string? Branch { get; init; }

    /// <summary>Gets the description of the gist, where it was asked for.</summary>
    public string? Description { get; init; }

    /// <summary>Gets when the place was changed last: of a gist that was asked for by its host, else when we last exchanged with it.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Gets a value indicating whether the gist is public, where it was asked for.</summary>
    public bool? IsPublic { get; init; }

    /// <summary>Gets the number of files: in the vault, or of a gist elsewhere there.</summary>
    public int? Files { get; init; }

    /// <summary>Gets the project's folder on this machine; null where it is elsewhere.</summary>
    public string? Root { get; init; }

    /// <summary>Gets how they stand to each other.</summary>
    public KnowledgeState State { get; init; }
}
