namespace MemoryVault.Git;

/// <summary>One path at which two trees differ; a folder only if it counts as a file, as others differ by what is in them.</summary>
/// <param name="Path">The names from the root, joined by <c>/</c>.</param>
/// <param name="Old">What stands there in the old tree; null if nothing.</param>
/// <param name="New">What stands there in the new tree; null if nothing.</param>
public sealed record TreeDifference(string Path, TreeEntry? Old, TreeEntry? New);
