namespace MemoryVault.Knowledge;

/// <summary>Which projects are listed.</summary>
public sealed record ListKnowledgeOptions
{
    /// <summary>Gets the name of the projects, with wildcards; null for all.</summary>
    public string? Name { get; init; }

    /// <summary>Gets a value indicating whether the gists of the user are looked through for projects, too.</summary>
    public bool Remote { get; init; }

    /// <summary>Gets the base URL of the interface of the gists' host; null for the machine's.</summary>
    public string? GistHost { get; init; }
}
