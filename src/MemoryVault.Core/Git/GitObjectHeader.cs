namespace MemoryVault.Git;

/// <summary>An object's kind and the number of its bytes.</summary>
public readonly record struct GitObjectHeader(GitObjectKind Kind, long Size);
