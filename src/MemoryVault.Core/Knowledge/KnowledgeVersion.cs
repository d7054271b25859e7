namespace MemoryVault.Knowledge;

/// <summary>A version of a project in a place.</summary>
public sealed record KnowledgeVersion
{
    /// <summary>Gets the name of the project.</summary>
    public required string Project { get; init; }

    /// <summary>Gets the name of the place.</summary>
    public required string Place { get; init; }

    /// <summary>Gets the commit, which can be restored.</summary>
    public required string Revision { get; init; }

    /// <summary>Gets who wrote it: <c>Ada &lt;ada@example.org&gt;</c>.</summary>
    public required string Author { get; init; }

    /// <summary>Gets when.</summary>
    public DateTimeOffset Time { get; init; }

    /// <summary>Gets the first line of its message.</summary>
    public required string Subject { get; init; }

    /// <summary>Gets the number of files that are new in it, compared with the version before (the first parent).</summary>
    public int Added { get; init; }

    /// <summary>Gets the number of files with new content.</summary>
    public int Modified { get; init; }

    /// <summary>Gets the number of files that are gone.</summary>
    public int Deleted { get; init; }
}
