using System.Text;

namespace MemoryVault.Backup;

/// <summary>A set of characters: <c>[abc]</c>, <c>[a-z]</c>, <c>[!a-z]</c> or <c>[^a-z]</c>; a <c>]</c> that comes first is a member.</summary>
internal sealed class GlobClass
{
    private readonly List<GlobRange> _ranges = [];
    private readonly bool _negated;
    private readonly bool _ignoreCase;

    /// <summary>Reads what stands between the brackets.</summary>
    internal GlobClass(ReadOnlySpan<char> members, string pattern, bool ignoreCase)
    {
        _ignoreCase = ignoreCase;
        _negated = members[0] is '!' or '^';
        var runes = new List<int>();
        foreach (var rune in members[(_negated ? 1 : 0)..].EnumerateRunes())
        {
            runes.Add(rune.Value);
        }

        for (var i = 0; i < runes.Count; i++)
        {
            var isRange = i + 2 < runes.Count && runes[i + 1] == '-';
            AddRange(new Rune(runes[i]), new Rune(isRange ? runes[i + 2] : runes[i]), pattern);
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
        var found = Holds(rune) || (_ignoreCase && (Holds(Rune.ToUpperInvariant(rune)) || Holds(Rune.ToLowerInvariant(rune))));
        return found != _negated;
    }

    private bool Holds(Rune rune)
    {
        foreach (var (from, to) in _ranges)
        {
            if (rune >= from && rune <= to)
            {
                return true;
            }
        }

        return false;
    }

    private void AddRange(Rune from, Rune to, string pattern)
    {
        if (from > to)
        {
            throw GlobSyntax.Error(pattern, $"the range '{from}-{to}' runs backwards", $"Write '{to}-{from}'.");
        }

        _ranges.Add(new GlobRange(from, to));
    }

    private sealed record GlobRange(Rune From, Rune To);
}
