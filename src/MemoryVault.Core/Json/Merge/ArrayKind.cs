namespace MemoryVault.Json.Merge;

/// <summary>How two versions of an array merge.</summary>
public enum ArrayKind
{
    /// <summary>By the identity of the elements, where they have one; else the array is one value. The default.</summary>
    Keyed,

    /// <summary>As a set: order and repetition mean nothing.</summary>
    Set,

    /// <summary>As a log: both only add at the end.</summary>
    Append,

    /// <summary>Not at all: the array is one value.</summary>
    Whole,
}
