namespace MemoryVault.Backup;

/// <summary>The pattern of one name: what stands between two slashes. The common shapes are matched without looking at each character.</summary>
internal sealed class GlobSegment
{
    private readonly Shape _shape;
    private readonly string _text;
    private readonly GlobTokens? _tokens;
    private readonly StringComparison _comparison;

    private GlobSegment(Shape shape, string text, bool ignoreCase, GlobTokens? tokens = null)
    {
        _shape = shape;
        _text = text;
        _tokens = tokens;
        _comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
    }

    private enum Shape
    {
        /// <summary><c>**</c>: any number of names.</summary>
        AnyDepth,

        /// <summary><c>*</c>: any name.</summary>
        Any,

        /// <summary>A name without wildcards.</summary>
        Literal,

        /// <summary><c>*text</c>.</summary>
        Suffix,

        /// <summary><c>text*</c>.</summary>
        Prefix,

        /// <summary>Anything else.</summary>
        Tokens,
    }

    /// <summary>Gets a value indicating whether it stands for any number of names: <c>**</c>.</summary>
    internal bool IsAnyDepth => _shape == Shape.AnyDepth;

    /// <summary>Gets the name, if it has no wildcard; else null.</summary>
    internal string? Literal => _shape == Shape.Literal ? _text : null;

    /// <summary>Gets the character that each matched name ends with; null if that is not fixed.</summary>
    internal char? Last => _shape switch
    {
        Shape.Literal or Shape.Suffix when _text.Length > 0 => _text[^1],
        Shape.Tokens when _text[^1] is not ('*' or '?' or ']') => _text[^1],
        _ => null,
    };

    /// <summary>Gets the character that each matched name begins with; null if that is not fixed.</summary>
    internal char? First => _shape switch
    {
        Shape.Literal or Shape.Prefix when _text.Length > 0 => _text[0],
        Shape.Tokens when _text[0] is not ('*' or '?' or '[') => _text[0],
        _ => null,
    };

    /// <summary>Reads the pattern of a name.</summary>
    internal static GlobSegment Parse(string segment, string pattern, bool ignoreCase)
    {
        if (segment is "**" or "*")
        {
            return new GlobSegment(segment.Length == 2 ? Shape.AnyDepth : Shape.Any, segment, ignoreCase);
        }

        var first = segment.AsSpan().IndexOfAny('*', '?', '[');
        if (first < 0)
        {
            return new GlobSegment(Shape.Literal, segment, ignoreCase);
        }

        var isOneStar = segment[first] == '*' && segment.AsSpan(first + 1).IndexOfAny('*', '?', '[') < 0;
        return isOneStar && first == 0 ? new GlobSegment(Shape.Suffix, segment[1..], ignoreCase)
            : isOneStar && first == segment.Length - 1 ? new GlobSegment(Shape.Prefix, segment[..^1], ignoreCase)
            : new GlobSegment(Shape.Tokens, segment, ignoreCase, GlobTokens.Parse(segment, pattern, ignoreCase));
    }

    /// <summary>Tells whether a name is matched.</summary>
    internal bool Matches(ReadOnlySpan<char> name) => _shape switch
    {
        Shape.Literal => name.Equals(_text, _comparison),
        Shape.Suffix => name.EndsWith(_text, _comparison),
        Shape.Prefix => name.StartsWith(_text, _comparison),
        Shape.Tokens => _tokens!.Matches(name),
        _ => true,
    };
}
