namespace MemoryVault.Files;

/// <summary>How a stream stands to another.</summary>
internal enum StreamRelation
{
    /// <summary>They differ.</summary>
    Different,

    /// <summary>It begins with the other, and goes on.</summary>
    Longer,

    /// <summary>They are the same, byte for byte.</summary>
    Same,
}
