namespace MemoryVault.Transcripts;

/// <summary>What became of a transcript that was written into its segment folder.</summary>
internal enum SegmentChange
{
    /// <summary>It is what was there.</summary>
    None,

    /// <summary>There was none.</summary>
    New,

    /// <summary>It begins with what was there, and goes on.</summary>
    Grown,

    /// <summary>It differs in what was there, or is shorter; the older version is kept beside it.</summary>
    Rewritten,
}
