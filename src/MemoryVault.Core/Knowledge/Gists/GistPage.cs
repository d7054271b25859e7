namespace MemoryVault.Knowledge.Gists;

/// <summary>A page of a list of gists.</summary>
/// <param name="Tag">The tag of its content; null for none.</param>
/// <param name="Next">The URL of the next page; null on the last.</param>
/// <param name="Gists">The gists.</param>
internal sealed record GistPage(string? Tag, string? Next, IReadOnlyList<Gist> Gists);
