namespace MemoryVault.Json;

/// <summary>What an operation of a patch does (RFC 6902, section 4).</summary>
public enum JsonPatchOperationKind
{
    /// <summary>Inserts an element, or sets a member.</summary>
    Add,

    /// <summary>Takes a value away.</summary>
    Remove,

    /// <summary>Puts another value where one is.</summary>
    Replace,

    /// <summary>Takes a value away and adds it elsewhere.</summary>
    Move,

    /// <summary>Adds a value that is elsewhere, too.</summary>
    Copy,

    /// <summary>Requires that a value is equal to a given one.</summary>
    Test,
}
