using MemoryVault.Git;

namespace MemoryVault.Transcripts;

/// <summary>A file of a source, as it is in the vault.</summary>
/// <param name="Path">Its path at the source, below the source's folder.</param>
/// <param name="Segments">Its segments, if it is a transcript; else null.</param>
/// <param name="Id">What tells that it is the same: the blob, or the tree of the segments alone.</param>
internal sealed record StoredFile(string Path, SegmentFolder? Segments, ObjectId Id)
{
    /// <summary>Makes the file of a transcript.</summary>
    internal static StoredFile Of(string path, SegmentFolder segments) => new(path, segments, IdOf(segments));

    /// <summary>Gives what tells that a transcript is the same.</summary>
    internal static ObjectId IdOf(SegmentFolder folder) => TreeObject.Write(folder.Segments).ComputeId();
}
