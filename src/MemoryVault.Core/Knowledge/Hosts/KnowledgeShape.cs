namespace MemoryVault.Knowledge;

/// <summary>How a project lies in the trees of a place.</summary>
/// <param name="Folder">Its folder, with <c>/</c>; empty for the root.</param>
/// <param name="Names">What its files are called there.</param>
internal sealed record KnowledgeShape(string Folder, IKnowledgeNames Names)
{
    /// <summary>Gets files that every commit of ours has beside those of the project, by name below <see cref="Folder"/>: a marker.</summary>
    internal IReadOnlyList<KeyValuePair<string, ReadOnlyMemory<byte>>> Fixed { get; init; } = [];
}
