namespace MemoryVault.Json.Merge;

/// <summary>What is done where both sides changed one place.</summary>
public enum MergeStrategy
{
    /// <summary>Nothing: it stays a conflict.</summary>
    Fail,

    /// <summary>Our value is taken.</summary>
    Ours,

    /// <summary>Their value is taken.</summary>
    Theirs,

    /// <summary>The newer value is taken: by the times at which the sides were written, else by a time in the values; a conflict where neither tells.</summary>
    Newest,

    /// <summary>The surer value is taken: by the confidence with which the sides were written, else by the member <c>confidence</c> of the values; a conflict where neither tells.</summary>
    Confidence,

    /// <summary>Arrays and objects are united, and what one side deleted and the other changed is kept; a conflict where two values cannot both stand.</summary>
    Union,
}
