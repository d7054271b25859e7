using MemoryVault.Git;

namespace MemoryVault.Knowledge;

/// <summary>An open place: the wire to its chain of commits, and where in their trees the project lies.</summary>
/// <param name="Place">The place. It differs from the one that was opened where something about it became known (the id of a gist that was made), and is then kept.</param>
/// <param name="Exchange">The wire.</param>
internal sealed record KnowledgeLink(KnowledgePlace Place, ICommitExchange Exchange)
{
    /// <summary>Gets the folder of the project in the trees, with <c>/</c>; empty for their root.</summary>
    internal string Folder { get; init; } = string.Empty;

    /// <summary>Gets what its files are called there.</summary>
    internal IKnowledgeNames Names { get; init; } = new PlainNames();

    /// <summary>Gets files that every commit of ours has beside those of the project, by name below <see cref="Folder"/>: a marker.</summary>
    internal IReadOnlyList<KeyValuePair<string, ReadOnlyMemory<byte>>> Fixed { get; init; } = [];

    /// <summary>Gets the branch, without <c>refs/heads/</c>; null for a gist.</summary>
    internal string? Branch { get; init; }

    /// <summary>Gets the URL that users are shown, without credentials: the repository, the page of a gist.</summary>
    internal string Url { get; init; } = string.Empty;
}
