using System.Text;

namespace MemoryVault.Leases;

/// <summary>
/// A glob over the keys of one section: <c>*</c> stands for any characters, <c>?</c> for one (a code point), <c>\</c> takes the next character
/// as it is. Whether two globs have a key in common is decided exactly.
/// </summary>
internal sealed class ScopeGlob
{
    private const int AnyOne = -1;
    private const int AnyMany = -2;
    private const int Nothing = -3;

    private readonly int[] _tokens;

    private ScopeGlob(int[] tokens) => _tokens = tokens;

    private bool IsEverything => _tokens is [AnyMany];

    /// <summary>Reads a glob.</summary>
    /// <exception cref="FormatException">Nothing follows the last <c>\</c>.</exception>
    internal static ScopeGlob Parse(string text)
    {
        var tokens = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var isEscaped = text[i] == '\\';
            if (isEscaped && ++i == text.Length)
            {
                throw new FormatException("nothing follows the last '\\'.");
            }

            tokens.Add(isEscaped ? CodePoint(text, ref i) : text[i] == '*' ? AnyMany : text[i] == '?' ? AnyOne : CodePoint(text, ref i));
        }

        return new ScopeGlob(Canonical(tokens));
    }

    /// <summary>Gives the glob that only one key matches.</summary>
    internal static ScopeGlob Literal(string key)
    {
        var tokens = new List<int>(key.Length);
        for (var i = 0; i < key.Length; i++)
        {
            tokens.Add(CodePoint(key, ref i));
        }

        return new ScopeGlob([.. tokens]);
    }

    /// <summary>Tells whether a key matches.</summary>
    internal bool Matches(string key) => IsEverything || Overlaps(Literal(key));

    /// <summary>Tells whether some key matches both: dynamic programming over what is left of either, O(n·m).</summary>
    internal bool Overlaps(ScopeGlob other)
    {
        var (left, right) = (_tokens, other._tokens);
        bool[] below = [], row = [];
        for (var i = left.Length; i >= 0; i--)
        {
            row = new bool[right.Length + 1];
            for (var j = right.Length; j >= 0; j--)
            {
                var a = i < left.Length ? left[i] : Nothing;
                var b = j < right.Length ? right[j] : Nothing;
                row[j] = a == AnyMany ? below[j] || (b != Nothing && row[j + 1])
                    : b == AnyMany ? row[j + 1] || (a != Nothing && below[j])
                    : a == Nothing || b == Nothing ? a == b
                    : (a == AnyOne || b == AnyOne || a == b) && below[j + 1];
            }

            below = row;
        }

        return row[0];
    }

    /// <summary>Gives the glob's one spelling: equal globs are spelled alike.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var token in _tokens)
        {
            _ = token switch
            {
                AnyOne => text.Append('?'),
                AnyMany => text.Append('*'),
                '*' or '?' or '\\' => text.Append('\\').Append((char)token),
                <= char.MaxValue => text.Append((char)token),
                _ => text.Append(char.ConvertFromUtf32(token)),
            };
        }

        return text.ToString();
    }

    private static int CodePoint(string text, ref int i) =>
        char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])
            ? char.ConvertToUtf32(text[i], text[++i])
            : text[i];

    // '**', '*?' and '?*' mean what '*', '?*' and '?*' mean.
    private static int[] Canonical(List<int> tokens)
    {
        var canonical = new List<int>(tokens.Count);
        var hasMany = false;
        foreach (var token in tokens)
        {
            if (token == AnyMany)
            {
                hasMany = true;
                continue;
            }

            if (hasMany && token != AnyOne)
            {
                canonical.Add(AnyMany);
                hasMany = false;
            }

            canonical.Add(token);
        }

        return hasMany ? [.. canonical, AnyMany] : [.. canonical];
    }
}
