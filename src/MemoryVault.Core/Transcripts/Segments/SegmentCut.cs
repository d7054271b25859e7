namespace MemoryVault.Transcripts;

/// <summary>Where the next segment ends.</summary>
internal static class SegmentCut
{
    private const byte LineEnd = (byte)'\n';

    /// <summary>
    /// Gives the length of the next segment: up to the last line end before <see cref="SegmentSizes.Target"/>, else up to the first one
    /// before <see cref="SegmentSizes.Maximum"/>, else that. A last line without an end becomes a segment of its own, so that the lines before it stay as they are when it is completed.
    /// </summary>
    /// <param name="bytes">What follows, at least <see cref="SegmentSizes.Target"/> bytes of it if there are so many.</param>
    /// <param name="isEnded">Nothing follows the bytes.</param>
    /// <returns>0 if more bytes are needed to tell.</returns>
    internal static int Find(ReadOnlySpan<byte> bytes, bool isEnded)
    {
        var near = bytes[..Math.Min(bytes.Length, SegmentSizes.Target)].LastIndexOf(LineEnd);
        if (near >= 0)
        {
            return near + 1;
        }

        var most = Math.Min(bytes.Length, SegmentSizes.Maximum);
        var far = bytes[..most].IndexOf(LineEnd);
        return far >= 0 ? far + 1 : isEnded || most == SegmentSizes.Maximum ? most : 0;
    }
}
