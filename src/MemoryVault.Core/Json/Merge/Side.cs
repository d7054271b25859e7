namespace MemoryVault.Json.Merge;

/// <summary>Whose value is taken.</summary>
internal enum Side
{
    /// <summary>Nobody's: the conflict stays.</summary>
    Neither,

    /// <summary>Ours.</summary>
    Ours,

    /// <summary>Theirs.</summary>
    Theirs,
}
