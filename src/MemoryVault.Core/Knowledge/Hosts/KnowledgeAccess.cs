namespace MemoryVault.Knowledge;

/// <summary>What a place is opened for.</summary>
internal sealed record KnowledgeAccess
{
    /// <summary>Gets a value indicating whether a place that is not there yet (a gist) is made; only a publication that is no dry run does.</summary>
    internal bool MayCreate { get; init; }

    /// <summary>Gets the description of a gist; null to leave it.</summary>
    internal string? Description { get; init; }

    /// <summary>Gets a value indicating whether a gist that is made is public.</summary>
    internal bool IsPublic { get; init; }
}
