namespace MemoryVault.Git;

/// <summary>A path that two sides changed in different ways.</summary>
/// <param name="Path">The path.</param>
/// <param name="Base">What stood there before; mode <see cref="EntryMode.None"/> for nothing.</param>
/// <param name="Ours">What our side has.</param>
/// <param name="Theirs">What their side has.</param>
public sealed record TreeConflict(string Path, TreeEntry Base, TreeEntry Ours, TreeEntry Theirs);
