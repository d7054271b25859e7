using System.Text;

namespace MemoryVault.Backup;

/// <summary>A name's pattern with wildcards in any order, matched from left to right with one point to return to: the last <c>*</c>.</summary>
internal sealed class GlobTokens
{
    private readonly Token[] _tokens;
    private readonly bool _ignoreCase;
    private readonly string _needle;

    private GlobTokens(Token[] tokens, string needle, bool ignoreCase)
    {
        _tokens = tokens;
        _needle = needle;
        _ignoreCase = ignoreCase;
    }

    /// <summary>Reads a name's pattern.</summary>
    internal static GlobTokens Parse(string segment, string pattern, bool ignoreCase)
    {
        var (tokens, count) = (new Token[segment.Length], 0);
        for (var i = 0; i < segment.Length; i++)
        {
            if (segment[i] == '[')
            {
                var end = GlobClass.EndOf(segment, i, pattern);
                tokens[count++] = new Token(TokenKind.Class, default, new GlobClass(segment.AsSpan(i + 1, end - i - 1), pattern, ignoreCase));
                i = end;
                continue;
            }

            Rune.DecodeFromUtf16(segment.AsSpan(i), out var rune, out var length);
            tokens[count++] = new Token(rune.Value switch { '*' => TokenKind.Run, '?' => TokenKind.One, _ => TokenKind.Rune }, Fold(rune, ignoreCase), null);
            i += length - 1;
        }

        Array.Resize(ref tokens, count);
        return new GlobTokens(tokens, Needle(segment), ignoreCase);
    }

    /// <summary>Tells whether a name is matched.</summary>
    /// <remarks>
    /// Returning to the last run alone is enough: if what follows a later run can be matched at all, it can be matched after the shortest
    /// text of the earlier ones. So the time is at most the name's length times the pattern's.
    /// </remarks>
    internal bool Matches(ReadOnlySpan<char> name)
    {
        // Most names lack the text that the pattern has in it, and that is found out faster than the rest.
        return name.Contains(_needle, _ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal) && MatchesTokens(name);
    }

    private bool MatchesTokens(ReadOnlySpan<char> name)
    {
        var (token, at, runToken, runAt) = (0, 0, -1, 0);
        while (at < name.Length)
        {
            Rune.DecodeFromUtf16(name[at..], out var rune, out var length);
            if (token < _tokens.Length && _tokens[token].Kind == TokenKind.Run)
            {
                (runToken, runAt) = (token++, at);
            }
            else if (token < _tokens.Length && MatchesOne(_tokens[token], rune))
            {
                token++;
                at += length;
            }
            else if (runToken >= 0)
            {
                Rune.DecodeFromUtf16(name[runAt..], out _, out var skipped);
                runAt += skipped;
                (token, at) = (runToken + 1, runAt);
            }
            else
            {
                return false;
            }
        }

        while (token < _tokens.Length && _tokens[token].Kind == TokenKind.Run)
        {
            token++;
        }

        return token == _tokens.Length;
    }

    // The longest text between wildcards, as far as it is ASCII, where case is simple.
    private static string Needle(string segment)
    {
        var needle = string.Empty;
        var outside = segment.IndexOf('[', StringComparison.Ordinal) is var set and >= 0 ? segment[..set] : segment;
        foreach (var text in outside.Split('*', '?'))
        {
            needle = text.Length > needle.Length && Ascii.IsValid(text) ? text : needle;
        }

        return needle;
    }

    private static Rune Fold(Rune rune, bool ignoreCase) => ignoreCase ? Rune.ToUpperInvariant(rune) : rune;

    private bool MatchesOne(Token token, Rune rune) => token.Kind switch
    {
        TokenKind.Rune => token.Rune == Fold(rune, _ignoreCase),
        TokenKind.Class => token.Class!.Contains(rune),
        _ => true,
    };

    private enum TokenKind
    {
        Rune,
        One,
        Run,
        Class,
    }

    private sealed record Token(TokenKind Kind, Rune Rune, GlobClass? Class);
}
