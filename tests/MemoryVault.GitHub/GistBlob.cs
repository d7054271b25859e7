namespace MemoryVault.GitHub;

/// <summary>A file of a gist at one version.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Id">The id of its bytes.</param>
/// <param name="Size">Its length in bytes.</param>
internal sealed record GistBlob(string Name, string Id, long Size);
