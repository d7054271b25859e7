namespace MemoryVault.Knowledge;

/// <summary>A folder of files that is shared: a source of this machine, and the places that it is published to and received from.</summary>
public sealed record KnowledgeProject
{
    /// <summary>Gets the name: letters, digits, <c>.</c>, <c>_</c> and <c>-</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the folder on this machine, absolute.</summary>
    public required string Root { get; init; }

    /// <summary>Gets the folder in the vault: <c>knowledge/&lt;name&gt;</c>.</summary>
    public required string Folder { get; init; }

    /// <summary>Gets the name of the source by which it is backed up.</summary>
    public required string Source { get; init; }

    /// <summary>Gets whose folder it is.</summary>
    public KnowledgeLayout Layout { get; init; }

    /// <summary>Gets where it is shared.</summary>
    public IReadOnlyList<KnowledgePlace> Places { get; init; } = [];
}
