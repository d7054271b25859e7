namespace MemoryVault.Json.Comparing;

/// <summary>The greedy algorithm of Myers ("An O(ND) Difference Algorithm and Its Variations", 1986), which is given up when the sequences differ much.</summary>
/// <remarks>
/// A way through the grid of both sequences goes right (an element is taken away), down (one is added) or along a diagonal (one stays).
/// <c>furthest[k]</c> is how far to the right a way of so many edits comes on the diagonal k = x - y.
/// </remarks>
internal static class ShortestEdit
{
    private const int MostEdits = 256;

    /// <summary>Finds the longest sequence that both have in common.</summary>
    /// <param name="from">The first sequence.</param>
    /// <param name="to">The second sequence.</param>
    /// <param name="keep">Takes the places of each common element in both.</param>
    /// <returns>False if more than 256 elements are only in one of them; nothing is kept then.</returns>
    internal static bool TryFind(ReadOnlySpan<int> from, ReadOnlySpan<int> to, Action<int, int> keep)
    {
        var most = Math.Min(from.Length + to.Length, MostEdits);
        if (Math.Abs(from.Length - to.Length) > most)
        {
            return false;
        }

        var furthest = new int[(2 * most) + 3];
        var middle = most + 1;
        var rounds = new List<int[]>();
        for (var edits = 0; edits <= most; edits++)
        {
            rounds.Add(furthest[(middle - edits - 1)..(middle + edits + 2)]);
            for (var k = -edits; k <= edits; k += 2)
            {
                var x = GoesDown(furthest, middle, k, edits) ? furthest[middle + k + 1] : furthest[middle + k - 1] + 1;
                while (x < from.Length && x - k < to.Length && from[x] == to[x - k])
                {
                    x++;
                }

                furthest[middle + k] = x;
                if (x >= from.Length && x - k >= to.Length)
                {
                    WalkBack(rounds, from.Length, to.Length, keep);
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Goes the way back to its start, and tells the elements that stayed.</summary>
    /// <param name="rounds">What was known before each round, with the diagonal 0 in the middle.</param>
    /// <param name="x">The length of the first sequence.</param>
    /// <param name="y">The length of the second sequence.</param>
    /// <param name="keep">Takes the places of each common element in both.</param>
    private static void WalkBack(List<int[]> rounds, int x, int y, Action<int, int> keep)
    {
        for (var edits = rounds.Count - 1; edits >= 0; edits--)
        {
            var middle = edits + 1;
            var k = x - y;
            var previous = GoesDown(rounds[edits], middle, k, edits) ? k + 1 : k - 1;
            var previousX = edits == 0 ? 0 : rounds[edits][middle + previous];
            var previousY = edits == 0 ? 0 : previousX - previous;
            while (x > previousX && y > previousY)
            {
                keep(--x, --y);
            }

            (x, y) = (previousX, previousY);
        }
    }

    private static bool GoesDown(int[] furthest, int middle, int k, int edits) =>
        k == -edits || (k != edits && furthest[middle + k - 1] < furthest[middle + k + 1]);
}
