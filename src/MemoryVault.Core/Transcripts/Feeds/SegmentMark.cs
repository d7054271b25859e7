using MemoryVault.Git;

namespace MemoryVault.Transcripts;

/// <summary>A segment that is in the vault, by which a source can tell whether its file still begins so.</summary>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Id">The id of its blob.</param>
internal sealed record SegmentMark(long Length, ObjectId Id);
