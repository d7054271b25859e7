namespace MemoryVault.Json.Merge;

/// <summary>What stands in the merged value where a conflict is left.</summary>
public enum ConflictPlace
{
    /// <summary>What stood there before: the one choice that does not depend on which side is ours.</summary>
    Base,

    /// <summary>What we have: for a merge that nobody watches.</summary>
    Ours,
}
