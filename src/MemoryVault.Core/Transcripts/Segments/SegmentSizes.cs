namespace MemoryVault.Transcripts;

/// <summary>How long segments are, in bytes. A change of these costs nothing that is stored: segments that are there are verified by their own lengths.</summary>
internal static class SegmentSizes
{
    /// <summary>A segment ends at the last line end before this.</summary>
    internal const int Target = 1 << 20;

    /// <summary>A line that is longer than <see cref="Target"/> stays whole up to this, then it is cut anyway.</summary>
    internal const int Maximum = 8 << 20;

    /// <summary>A segment below this may be joined with what is appended; from this on it is full and never changes.</summary>
    internal const int Full = 64 << 10;
}
