namespace MemoryVault.Transcripts;

/// <summary>A file that comes from a source.</summary>
/// <param name="Path">Its path below the source's folder, with <c>/</c>; safe on every system.</param>
/// <param name="Size">The size of the whole file, in bytes.</param>
/// <param name="Modified">When it was changed last, by the source's clock.</param>
/// <param name="SegmentsVerified">How many of the segments that were named the source found at the file's beginning, by their hashes.</param>
/// <param name="Content">
/// What follows those segments. It is to be read before the next file is asked for. It throws <see cref="SessionFeedBrokenException"/> instead of ending early.
/// </param>
internal sealed record ReceivedFile(string Path, long Size, DateTimeOffset Modified, int SegmentsVerified, Stream Content);
