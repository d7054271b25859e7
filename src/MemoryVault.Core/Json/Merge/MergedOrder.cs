using System.Runtime.InteropServices;

namespace MemoryVault.Json.Merge;

/// <summary>
/// The order of merged members or elements: what both sides have keeps the order of the side that changed it, and what only one side
/// has comes after what it stood after there.
/// </summary>
/// <remarks>
/// Where both sides reordered, or both put something into one gap, the smaller key decides, so that it does not matter which side is
/// ours. It might be tempting to call that a conflict. Do not: no value would be lost, and two agents that append to one list would
/// be in conflict each time.
/// </remarks>
/// <param name="pairing">What is the same on both sides.</param>
/// <param name="compareKeys">Compares the keys of two things, each an index of ours, or the complement (<c>~</c>) of one of theirs.</param>
internal sealed class MergedOrder(Pairing pairing, Comparison<int> compareKeys)
{
    private const int Beginning = -1;

    private readonly List<int> _order = new(pairing.TheirsOfOurs.Length);

    /// <summary>Gives each thing once: an index of ours, or, where only they have it, the complement of an index of theirs.</summary>
    internal IReadOnlyList<int> Run()
    {
        if (HaveSameKeys())
        {
            return [.. Enumerable.Range(0, pairing.TheirsOfOurs.Length)];
        }

        var ours = OnlyOurs();
        var theirs = OnlyTheirs();
        AddAfter(Beginning, ours, theirs);
        foreach (var common in Common())
        {
            _order.Add(common);
            AddAfter(common, ours, theirs);
        }

        return _order;
    }

    private bool HaveSameKeys()
    {
        for (var i = 0; i < pairing.TheirsOfOurs.Length; i++)
        {
            if (pairing.TheirsOfOurs[i] != i)
            {
                return false;
            }
        }

        return pairing.TheirsOfOurs.Length == pairing.OursOfTheirs.Length;
    }

    private void AddAfter(int anchor, Dictionary<int, List<int>> ours, Dictionary<int, List<int>> theirs)
    {
        var mine = ours.GetValueOrDefault(anchor);
        var other = theirs.GetValueOrDefault(anchor);
        if (mine is not null && other is not null && compareKeys(mine[0], other[0]) > 0)
        {
            (mine, other) = (other, mine);
        }

        _order.AddRange(mine ?? []);
        _order.AddRange(other ?? []);
    }

    // What only we have, by the thing of both before it.
    private Dictionary<int, List<int>> OnlyOurs()
    {
        var runs = new Dictionary<int, List<int>>();
        var anchor = Beginning;
        for (var i = 0; i < pairing.TheirsOfOurs.Length; i++)
        {
            if (pairing.TheirsOfOurs[i] >= 0)
            {
                anchor = i;
            }
            else
            {
                Add(runs, anchor, i);
            }
        }

        return runs;
    }

    private Dictionary<int, List<int>> OnlyTheirs()
    {
        var runs = new Dictionary<int, List<int>>();
        var anchor = Beginning;
        for (var i = 0; i < pairing.OursOfTheirs.Length; i++)
        {
            if (pairing.OursOfTheirs[i] is var common and >= 0)
            {
                anchor = common;
            }
            else
            {
                Add(runs, anchor, ~i);
            }
        }

        return runs;
    }

    private static void Add(Dictionary<int, List<int>> runs, int anchor, int thing)
    {
        ref var run = ref CollectionsMarshal.GetValueRefOrAddDefault(runs, anchor, out _);
        (run ??= []).Add(thing);
    }

    private List<int> Common()
    {
        var ours = new List<int>();
        for (var i = 0; i < pairing.TheirsOfOurs.Length; i++)
        {
            if (pairing.TheirsOfOurs[i] >= 0)
            {
                ours.Add(i);
            }
        }

        var theirs = new List<int>(ours.Count);
        foreach (var i in pairing.OursOfTheirs)
        {
            if (i >= 0)
            {
                theirs.Add(i);
            }
        }

        return TakesTheirs(ours, theirs) ? theirs : ours;
    }

    private bool TakesTheirs(List<int> ours, List<int> theirs)
    {
        var difference = CollectionsMarshal.AsSpan(ours).CommonPrefixLength(CollectionsMarshal.AsSpan(theirs));
        if (difference == ours.Count)
        {
            return false;
        }

        var theyMoved = IsReordered(theirs);
        return theyMoved != IsReordered(ours) ? theyMoved : compareKeys(ours[difference], theirs[difference]) > 0;
    }

    private bool IsReordered(List<int> common)
    {
        var last = -1;
        foreach (var i in common)
        {
            if (pairing.BaseOfOurs[i] is var before and >= 0)
            {
                if (before < last)
                {
                    return true;
                }

                last = before;
            }
        }

        return false;
    }
}
