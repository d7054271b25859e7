namespace MemoryVault.Git;

/// <summary>Whose lines stand where both sides changed the same ones.</summary>
public enum TextMergeFavour
{
    /// <summary>Ours.</summary>
    Ours,

    /// <summary>Theirs.</summary>
    Theirs,

    /// <summary>Those of both, ours first.</summary>
    Union,
}
