namespace MemoryVault.Secrets.Matching;

/// <summary>Tells where a word begins, also after an escape that nobody undid: JSON in a string of JSON, as transcripts have it, reads <c>\\nTOKEN</c>.</summary>
internal static class WordEdge
{
    /// <summary>Tells whether a word may begin at a place.</summary>
    /// <param name="bytes">All bytes.</param>
    /// <param name="at">The place.</param>
    /// <param name="word">What words are made of.</param>
    internal static bool IsAt(ReadOnlySpan<byte> bytes, int at, ByteSet word) =>
        at == 0 || !word.Contains(bytes[at - 1]) || (at > 1 && bytes[at - 2] == '\\' && bytes[at - 1] is (byte)'n' or (byte)'r' or (byte)'t');
}
