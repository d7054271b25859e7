using MemoryVault.Git;

namespace MemoryVault.Knowledge;

/// <summary>An open place: the wire to its chain of commits, and how the project lies in their trees.</summary>
/// <param name="Place">The place. It differs from the one that was opened where something about it became known (the id of a gist that was made), and is then kept.</param>
/// <param name="Exchange">The wire.</param>
/// <param name="Shape">How the project lies there.</param>
/// <param name="Url">The URL that users are shown, without credentials: the repository, the page of a gist.</param>
internal sealed record KnowledgeLink(KnowledgePlace Place, ICommitExchange Exchange, KnowledgeShape Shape, string Url)
{
    /// <summary>Gets the branch, without <c>refs/heads/</c>; null for a gist.</summary>
    internal string? Branch { get; init; }
}
