namespace MemoryVault.Json.Comparing;

/// <summary>Finds the elements that two sequences have in common, in their order, in a time that grows nearly with their length.</summary>
/// <remarks>
/// Where the sequences differ little, the answer is the longest there is (<see cref="ShortestEdit"/>). Where they differ much, the elements that
/// occur once in each are anchors (the patience diff of Bram Cohen), and what lies between two anchors is aligned by itself.
/// </remarks>
internal sealed class SequenceAlignment(ElementLabels labels, int[] counterparts)
{
    // Anchors split a sequence at least in two; where that goes on and on, the rest has no order worth finding.
    private const int MostSplits = 32;

    /// <summary>Enters the counterparts that are found within a gap.</summary>
    internal void Align(SequenceGap gap) => Align(gap, MostSplits);

    private void Align(SequenceGap gap, int splitsLeft)
    {
        var inner = TrimSameEnds(gap);
        if (inner.IsOneSided || ShortestEdit.TryFind(FromLabels(inner), ToLabels(inner), (i, j) => Match(inner.FromStart + i, inner.ToStart + j)))
        {
            return;
        }

        if (splitsLeft > 0 && SequenceAnchors.Find(FromLabels(inner), ToLabels(inner)) is { Count: > 0 } anchors)
        {
            foreach (var (i, j) in anchors)
            {
                Match(inner.FromStart + i, inner.ToStart + j);
            }

            foreach (var part in inner.Between(counterparts).ToList())
            {
                Align(part, splitsLeft - 1);
            }
        }
    }

    private SequenceGap TrimSameEnds(SequenceGap gap)
    {
        var (from, fromEnd, to, toEnd) = gap;
        while (from < fromEnd && to < toEnd && IsSame(from, to))
        {
            Match(from++, to++);
        }

        while (from < fromEnd && to < toEnd && IsSame(fromEnd - 1, toEnd - 1))
        {
            Match(--fromEnd, --toEnd);
        }

        return new SequenceGap(from, fromEnd, to, toEnd);
    }

    private void Match(int from, int to) => counterparts[from] = to;

    private bool IsSame(int from, int to) => labels.From[from - labels.Part.FromStart] == labels.To[to - labels.Part.ToStart];

    private ReadOnlySpan<int> FromLabels(SequenceGap gap) => labels.From.AsSpan(gap.FromStart - labels.Part.FromStart, gap.FromCount);

    private ReadOnlySpan<int> ToLabels(SequenceGap gap) => labels.To.AsSpan(gap.ToStart - labels.Part.ToStart, gap.ToCount);
}
