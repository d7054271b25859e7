namespace MemoryVault.Secrets.Matching;

/// <summary>A part of a token: fixed bytes, or a number of bytes of a set.</summary>
/// <param name="Literal">The fixed bytes; empty for a set.</param>
/// <param name="Set">The set; null for fixed bytes.</param>
/// <param name="Minimum">The fewest bytes.</param>
/// <param name="Maximum">The most bytes: always bounded, so that matching takes linear time.</param>
internal sealed record TokenPart(byte[] Literal, ByteSet? Set, int Minimum, int Maximum)
{
    /// <summary>Gives how many bytes at the beginning are this part; -1 where they are not.</summary>
    internal int MatchStart(ReadOnlySpan<byte> bytes)
    {
        if (Set is null)
        {
            return bytes.StartsWith(Literal) ? Literal.Length : -1;
        }

        var count = Set.CountAtStart(bytes, Maximum);
        return count < Minimum ? -1 : count;
    }

    /// <summary>Gives how many bytes at the end are this part; -1 where they are not.</summary>
    internal int MatchEnd(ReadOnlySpan<byte> bytes)
    {
        if (Set is null)
        {
            return bytes.EndsWith(Literal) ? Literal.Length : -1;
        }

        var count = Set.CountAtEnd(bytes, Maximum);
        return count < Minimum ? -1 : count;
    }
}
