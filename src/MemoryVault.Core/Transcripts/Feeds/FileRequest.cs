namespace MemoryVault.Transcripts;

/// <summary>A file that is asked for.</summary>
/// <param name="Path">Its path, as it was listed.</param>
/// <param name="Prefix">The segments that are here already, from the file's beginning; empty to have all of it.</param>
internal sealed record FileRequest(string Path, IReadOnlyList<SegmentMark> Prefix);
