namespace MemoryVault.Json.Merge;

/// <summary>
/// A JSON pointer with wildcards: <c>*</c> within a name for any text, as a whole name for any one, and <c>**</c> for any number of names.
/// </summary>
internal sealed class PathPattern
{
    private const string AnyDepth = "**";

    private readonly string[] _names;

    private PathPattern(string[] names) => _names = names;

    /// <summary>Reads a pattern: as a pointer (RFC 6901), with <c>~0</c> and <c>~1</c> for <c>~</c> and <c>/</c>.</summary>
    /// <exception cref="FormatException">It begins without <c>/</c>.</exception>
    internal static PathPattern Parse(string text)
    {
        if (text.Length > 0 && text[0] != '/')
        {
            throw new FormatException($"The path '{text}' does not begin with '/'.");
        }

        var names = text.Split('/').Skip(1).Select(name => name.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));
        return new PathPattern([.. names]);
    }

    /// <summary>Tells whether the pattern fits the names from the root to a place.</summary>
    internal bool Matches(IReadOnlyList<string> path)
    {
        // Only the last '**' is ever gone back to, so that it takes no more than length times length.
        var (name, step, anyDepth, resume) = (0, 0, -1, 0);
        while (step < path.Count)
        {
            if (name < _names.Length && _names[name] == AnyDepth)
            {
                (anyDepth, resume) = (name++, step);
            }
            else if (name < _names.Length && Fits(_names[name], path[step]))
            {
                (name, step) = (name + 1, step + 1);
            }
            else if (anyDepth >= 0)
            {
                (name, step) = (anyDepth + 1, ++resume);
            }
            else
            {
                return false;
            }
        }

        return _names.AsSpan(name).IndexOfAnyExcept(AnyDepth) < 0;
    }

    // The pieces between the stars, each where it first stands; the last at the end.
    private static bool Fits(string pattern, string name)
    {
        var pieces = pattern.Split('*');
        if (pieces.Length == 1)
        {
            return pattern == name;
        }

        var rest = name.AsSpan();
        if (!rest.StartsWith(pieces[0], StringComparison.Ordinal))
        {
            return false;
        }

        rest = rest[pieces[0].Length..];
        foreach (var piece in pieces.AsSpan(1..^1))
        {
            if (rest.IndexOf(piece, StringComparison.Ordinal) is var at && at < 0)
            {
                return false;
            }

            rest = rest[(at + piece.Length)..];
        }

        return rest.EndsWith(pieces[^1], StringComparison.Ordinal);
    }
}
