using MemoryVault.Git;

namespace MemoryVault.Transcripts;

/// <summary>What writing a transcript into its segment folder came to.</summary>
/// <param name="Folder">The folder's new tree.</param>
/// <param name="Change">What became of the transcript.</param>
/// <param name="Bytes">The length of the transcript, in bytes.</param>
/// <param name="StoredBytes">The bytes of the segments that were written for it, before compression.</param>
internal sealed record SegmentedWrite(ObjectId Folder, SegmentChange Change, long Bytes, long StoredBytes);
