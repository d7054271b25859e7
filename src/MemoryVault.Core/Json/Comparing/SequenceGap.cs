namespace MemoryVault.Json.Comparing;

/// <summary>A part of two sequences that is not aligned yet: from a start to before an end in each.</summary>
internal readonly record struct SequenceGap(int FromStart, int FromEnd, int ToStart, int ToEnd)
{
    internal int FromCount => FromEnd - FromStart;

    internal int ToCount => ToEnd - ToStart;

    /// <summary>Gets a value indicating whether nothing in it can have a counterpart.</summary>
    internal bool IsOneSided => FromCount == 0 || ToCount == 0;

    /// <summary>Gives the parts of a gap that lie between the elements which have their counterpart.</summary>
    internal IEnumerable<SequenceGap> Between(IReadOnlyList<int> counterparts)
    {
        int from = FromStart, to = ToStart;
        for (var i = FromStart; i < FromEnd; i++)
        {
            if (counterparts[i] >= 0)
            {
                yield return new SequenceGap(from, i, to, counterparts[i]);
                (from, to) = (i + 1, counterparts[i] + 1);
            }
        }

        yield return new SequenceGap(from, FromEnd, to, ToEnd);
    }
}
