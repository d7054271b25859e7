namespace MemoryVault.Json.Comparing;

/// <summary>Finds elements that occur once in each of two sequences, as many as stand in the same order in both.</summary>
internal static class SequenceAnchors
{
    private const int Several = -1;

    /// <summary>Gives the places of the anchors in both sequences; both grow.</summary>
    internal static IReadOnlyList<(int From, int To)> Find(ReadOnlySpan<int> from, ReadOnlySpan<int> to)
    {
        var inFrom = PlacesOf(from);
        var inTo = PlacesOf(to);
        var common = new List<(int From, int To)>();
        for (var i = 0; i < from.Length; i++)
        {
            if (inFrom[from[i]] == i && inTo.TryGetValue(from[i], out var j) && j != Several)
            {
                common.Add((i, j));
            }
        }

        return LongestGrowing(common);
    }

    private static Dictionary<int, int> PlacesOf(ReadOnlySpan<int> labels)
    {
        var places = new Dictionary<int, int>();
        for (var i = 0; i < labels.Length; i++)
        {
            places[labels[i]] = places.ContainsKey(labels[i]) ? Several : i;
        }

        return places;
    }

    /// <summary>Takes the longest part of a list in which the second places grow, too, by laying it out in piles as in the game of patience.</summary>
    private static List<(int From, int To)> LongestGrowing(List<(int From, int To)> pairs)
    {
        var tops = new List<int>(); // of each pile, the index of its top; the second places of the tops grow
        var below = new int[pairs.Count]; // for each pair, the index of the top of the pile before, when it was laid
        for (var i = 0; i < pairs.Count; i++)
        {
            var pile = FirstPileNotBelow(tops, pairs, pairs[i].To);
            below[i] = pile == 0 ? -1 : tops[pile - 1];
            if (pile == tops.Count)
            {
                tops.Add(i);
            }
            else
            {
                tops[pile] = i;
            }
        }

        var longest = new List<(int From, int To)>();
        for (var i = tops.Count == 0 ? -1 : tops[^1]; i >= 0; i = below[i])
        {
            longest.Add(pairs[i]);
        }

        longest.Reverse();
        return longest;
    }

    private static int FirstPileNotBelow(List<int> tops, List<(int From, int To)> pairs, int place)
    {
        int low = 0, high = tops.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = pairs[tops[middle]].To < place ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
