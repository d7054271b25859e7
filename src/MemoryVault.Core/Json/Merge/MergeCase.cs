namespace MemoryVault.Json.Merge;

/// <summary>What three versions of one value come to: the rows of the table in <see cref="JsonMerge"/>.</summary>
internal enum MergeCase
{
    /// <summary>Both sides have the same.</summary>
    Agreed,

    /// <summary>Only we changed it.</summary>
    OursOnly,

    /// <summary>Only they changed it.</summary>
    TheirsOnly,

    /// <summary>Two objects, each changed: member by member.</summary>
    TwoObjects,

    /// <summary>Two arrays, each changed: as their rule or their elements say.</summary>
    TwoArrays,

    /// <summary>Both changed it, each in its own way.</summary>
    Conflict,
}
