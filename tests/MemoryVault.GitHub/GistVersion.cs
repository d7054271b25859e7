namespace MemoryVault.GitHub;

/// <summary>A version of a gist.</summary>
/// <param name="Id">The commit.</param>
/// <param name="Time">When it was committed.</param>
/// <param name="Additions">Lines added.</param>
/// <param name="Deletions">Lines deleted.</param>
internal sealed record GistVersion(string Id, DateTimeOffset Time, int Additions, int Deletions);
