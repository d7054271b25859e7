using System.Text.Json;

namespace MemoryVault.Backup;

/// <summary>
/// Reads single settings out of another program's configuration (JSON, JSON with comments, JSON5, TOML) without reading the rest, which
/// holds keys: wherever <c>name: "value"</c> or <c>name = 'value'</c> stands, with or without quotes around the name.
/// </summary>
internal static class QuotedSetting
{
    private const long MaximumBytes = 32 * 1024 * 1024;

    /// <summary>Lists the values of a setting in a file; none if the file cannot be read.</summary>
    internal static IReadOnlyList<string> ReadAll(string path, string name)
    {
        try
        {
            var file = new FileInfo(path);
            return file.Exists && file.Length <= MaximumBytes ? FindAll(File.ReadAllText(path), name) : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Lists the values of a setting in a text.</summary>
    internal static IReadOnlyList<string> FindAll(string text, string name)
    {
        var values = new List<string>();
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var isWhole = at == 0 || !(char.IsLetterOrDigit(text[at - 1]) || text[at - 1] is '_' or '-');
            if (isWhole && ValueAfter(text.AsSpan(at + name.Length)) is { Length: > 0 } value)
            {
                values.Add(value);
            }
        }

        return values;
    }

    private static string? ValueAfter(ReadOnlySpan<char> rest)
    {
        rest = rest is ['"' or '\'', ..] ? rest[1..].TrimStart() : rest.TrimStart();
        if (rest is not [':' or '=', ..])
        {
            return null;
        }

        rest = rest[1..].TrimStart();
        if (rest is not ['"' or '\'', ..])
        {
            return null;
        }

        var (quote, end) = (rest[0], 1);
        while (end < rest.Length && rest[end] != quote)
        {
            end += rest[end] == '\\' ? 2 : 1;
        }

        return end < rest.Length ? Unescape(rest[1..end]) : null;
    }

    private static string Unescape(ReadOnlySpan<char> text)
    {
        try
        {
            return text.Contains('\\') ? JsonDocument.Parse($"\"{text}\"").RootElement.GetString()! : text.ToString();
        }
        catch (JsonException)
        {
            // A TOML or JSON5 string in single quotes takes a backslash as it is.
            return text.ToString();
        }
    }
}
