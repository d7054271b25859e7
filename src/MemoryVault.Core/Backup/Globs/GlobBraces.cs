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
        if (FindGroup(text, pattern) is not { } borders)
        {
            results.Add(text);
            if (results.Count > MaximumPatterns)
            {
                throw GlobSyntax.Error(pattern, $"its braces stand for more than {MaximumPatterns} patterns", "Use '*' for some of them, or split it into several patterns.");
            }

            return;
        }

        for (var i = 1; i < borders.Count; i++)
        {
            var alternative = text.AsSpan(borders[i - 1] + 1, borders[i] - borders[i - 1] - 1);
            Expand(string.Concat(text.AsSpan(0, borders[0]), alternative, text.AsSpan(borders[^1] + 1)), pattern, results);
        }
    }

    // Where the first group begins, where its commas are, and where it ends; null if there is none.
    private static List<int>? FindGroup(string text, string pattern)
    {
        List<int>? borders = null;
        var depth = 0;
        for (var i = text.AsSpan().IndexOfAny('{', '}', '['); i >= 0 && i < text.Length; i++)
        {
            switch (text[i])
            {
                case '[':
                    i = GlobClass.EndOf(text, i, pattern);
                    break;
                case '{' when depth++ == 0:
                    borders = [i];
                    break;
                case ',' when depth == 1:
                    borders!.Add(i);
                    break;
                case '}' when depth == 0:
                    throw GlobSyntax.Error(pattern, "it has a '}' without a '{'", "Remove it, or write '[}]' for the character itself.");
                case '}' when --depth == 0:
                    borders!.Add(i);
                    return borders;
            }
        }

        return depth == 0 ? null : throw GlobSyntax.Error(pattern, "it has a '{' without a '}'", "Close it, or write '[{]' for the character itself.");
    }
}
