namespace MemoryVault.Transcripts;

/// <summary>A transcript.</summary>
/// <param name="Path">Its path at the source.</param>
/// <param name="Change">What became of it.</param>
/// <param name="Base">The folder that it was compared with.</param>
/// <param name="Folder">Its folder now.</param>
internal sealed record ReceivedTranscript(string Path, SegmentChange Change, SegmentFolder Base, SegmentFolder Folder) : ReceivedChange(Path, Change);
