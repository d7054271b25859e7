namespace MemoryVault.Transcripts;

/// <summary>A file that was received whole and is still to be committed.</summary>
/// <param name="Path">Its path at the source.</param>
/// <param name="Change">What became of it.</param>
internal abstract record ReceivedChange(string Path, SegmentChange Change);
