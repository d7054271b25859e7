namespace MemoryVault.Git;

/// <summary>The four kinds of git object, with the numbers that the pack format gives them.</summary>
public enum GitObjectKind
{
    /// <summary>No object.</summary>
    None = 0,

    /// <summary>A commit.</summary>
    Commit = 1,

    /// <summary>A tree: one folder.</summary>
    Tree = 2,

    /// <summary>A blob: the bytes of one file.</summary>
    Blob = 3,

    /// <summary>An annotated tag.</summary>
    Tag = 4,
}
