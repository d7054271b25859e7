using MemoryVault.Git;

namespace MemoryVault.Transcripts;

/// <summary>A file that is kept as it is.</summary>
/// <param name="Path">Its path at the source.</param>
/// <param name="Change">What became of it.</param>
/// <param name="Blob">Its content.</param>
internal sealed record ReceivedWhole(string Path, SegmentChange Change, ObjectId Blob) : ReceivedChange(Path, Change)
{
    /// <summary>Gets a value indicating whether it is an index that looks damaged, so that the last good one stays.</summary>
    internal bool IsDamaged { get; init; }
}
