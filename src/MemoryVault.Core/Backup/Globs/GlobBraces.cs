namespace MemoryVault.Backup;

/// <summary>Expands <c>{a,b}</c>, which may be nested, into the patterns that it stands for.</summary>
internal static class GlobBraces
{
    private const int MaximumPatterns = 256;

    /// <summary>Expands a pattern.</summary>
    internal static List<string> Expand(string pattern)
    {
        var results = new List<string>();
        Expand(pattern, pattern, results);
        return results;
    }

    // The first group is replaced by each of its alternatives, and the results are expanded again.
    private static void Expand(string text, string pattern, List<string> results)
    {
        var (open, close, commas) = FindGroup(text, pattern);
        if (open < 0)
        {
            results.Add(text);
            if (results.Count > MaximumPatterns)
            {
                throw GlobSyntax.Error(pattern, $"its braces stand for more than {MaximumPatterns} patterns", "Use '*' for some of them, or split it into several patterns.");
            }

            return;
        }

        var start = open + 1;
        foreach (var end in commas.Append(close))
        {
            Expand(string.Concat(text.AsSpan(0, open), text.AsSpan(start, end - start), text.AsSpan(close + 1)), pattern, results);
            start = end + 1;
        }
    }

    private static (int Open, int Close, List<int> Commas) FindGroup(string text, string pattern)
    {
        var (open, depth) = (-1, 0);
        var commas = new List<int>();
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '[':
                    i = GlobClass.EndOf(text, i, pattern);
                    break;
                case '{':
                    open = depth++ == 0 ? i : open;
                    break;
                case ',' when depth == 1:
                    commas.Add(i);
                    break;
                case '}' when depth == 0:
                    throw GlobSyntax.Error(pattern, "it has a '}' without a '{'", "Remove it, or write '[}]' for the character itself.");
                case '}' when --depth == 0:
                    return (open, i, commas);
            }
        }

        return depth == 0 ? (-1, -1, commas) : throw GlobSyntax.Error(pattern, "it has a '{' without a '}'", "Close it, or write '[{]' for the character itself.");
    }
}
