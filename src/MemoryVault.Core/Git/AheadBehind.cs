namespace MemoryVault.Git;

/// <summary>How far two commits are apart.</summary>
/// <param name="Ahead">Commits that only the local one reaches.</param>
/// <param name="Behind">Commits that only the remote one reaches.</param>
public readonly record struct AheadBehind(int Ahead, int Behind);
