using System.Text;

namespace MemoryVault.Backup;

/// <summary>A set of characters: <c>[abc]</c>, <c>[a-z]</c>, <c>[!a-z]</c> or <c>[^a-z]</c>; a <c>]</c> that comes first is a member.</summary>
internal sealed class GlobClass
{
    // Pairs of code points: the first and the last of each range.
    private readonly List<int> _ranges = [];
    private readonly bool _negated;
    private readonly bool _ignoreCase;

    /// <summary>Reads what stands between the brackets.</summary>
    internal GlobClass(ReadOnlySpan<char> text, string pattern, bool ignoreCase)
    {
        _ignoreCase = ignoreCase;
        _negated = text[0] is '!' or '^';
        var members = new List<int>();
        foreach (var rune in text[(_negated ? 1 : 0)..].EnumerateRunes())
        {
            members.Add(rune.Value);
        }

        for (var i = 0; i < members.Count; i++)
        {
            var isRange = i + 2 < members.Count && members[i + 1] == '-';
            AddRange(members[i], isRange ? members[i + 2] : members[i], pattern);
            i += isRange ? 2 : 0;
        }
    }

    /// <summary>Finds the bracket that ends the set which begins at an index.</summary>
    internal static int EndOf(string text, int open, string pattern)
    {
        var first = open + 1 < text.Length && text[open + 1] is '!' or '^' ? open + 2 : open + 1;
        var end = first + 1 <= text.Length ? text.IndexOf(']', Math.Min(first + 1, text.Length)) : -1;
        if (end < 0 || text.AsSpan(open, end - open).Contains('/'))
        {
            throw GlobSyntax.Error(pattern, "it has a '[' without a ']' in the same name", "Close it, or write '[[]' for the character itself.");
        }

        return end;
    }

    /// <summary>Tells whether a character is in the set.</summary>
    internal bool Contains(Rune rune)
    {
        var found = Holds(rune.Value) || (_ignoreCase && (Holds(Rune.ToUpperInvariant(rune).Value) || Holds(Rune.ToLowerInvariant(rune).Value)));
        return found != _negated;
    }

    private bool Holds(int character)
    {
        for (var i = 0; i < _ranges.Count; i += 2)
        {
            if (character >= _ranges[i] && character <= _ranges[i + 1])
            {
                return true;
            }
        }

        return false;
    }

    private void AddRange(int from, int to, string pattern)
    {
        if (from > to)
        {
            var (first, last) = (new Rune(from), new Rune(to));
            throw GlobSyntax.Error(pattern, $"the range '{first}-{last}' runs backwards", $"Write '{last}-{first}'.");
        }

        _ranges.Add(from);
        _ranges.Add(to);
    }
}
