namespace MemoryVault.Json.Comparing;

/// <summary>Finds which elements of an array became which of another: equal ones, then those of one identity, then whatever is left in the same place.</summary>
internal sealed class ArrayAlignment
{
    private readonly JsonArray _from;
    private readonly JsonArray _to;
    private readonly int[] _counterparts;

    private ArrayAlignment(JsonArray from, JsonArray to)
    {
        _from = from;
        _to = to;
        _counterparts = new int[from.Count];
        Array.Fill(_counterparts, -1);
    }

    /// <summary>Gives for each element of the first array the index of its counterpart in the second, or -1. The indices grow.</summary>
    internal static int[] Find(JsonArray from, JsonArray to)
    {
        var alignment = new ArrayAlignment(from, to);
        var middle = alignment.TrimEqualEnds();
        if (!middle.IsOneSided)
        {
            alignment.Align(middle, ElementLabels.ByValue(from, to, middle));
            alignment.AlignRest(middle);
        }

        return alignment._counterparts;
    }

    // Most changes are at one place: what stands before and after it needs no labels.
    private SequenceGap TrimEqualEnds()
    {
        int start = 0, fromEnd = _from.Count, toEnd = _to.Count;
        while (start < fromEnd && start < toEnd && _from[start].Equals(_to[start]))
        {
            _counterparts[start] = start++;
        }

        while (fromEnd > start && toEnd > start && _from[fromEnd - 1].Equals(_to[toEnd - 1]))
        {
            _counterparts[--fromEnd] = --toEnd;
        }

        return new SequenceGap(start, fromEnd, start, toEnd);
    }

    private void AlignRest(SequenceGap middle)
    {
        ElementLabels? identities = null;
        foreach (var gap in middle.Between(_counterparts).Where(gap => !gap.IsOneSided).ToList())
        {
            identities ??= ElementLabels.ByIdentity(_from, _to, middle);
            Align(gap, identities);
            foreach (var rest in gap.Between(_counterparts).ToList())
            {
                PairInPlace(rest);
            }
        }
    }

    private void Align(SequenceGap gap, ElementLabels labels) => new SequenceAlignment(labels, _counterparts).Align(gap);

    private void PairInPlace(SequenceGap gap)
    {
        for (var i = 0; i < Math.Min(gap.FromCount, gap.ToCount); i++)
        {
            _counterparts[gap.FromStart + i] = gap.ToStart + i;
        }
    }
}
