using System.Text;
using System.Text.Json;

namespace MemoryVault.Git;

/// <summary>
/// A commit's message: a subject, an optional body, and trailers (<c>Key: value</c> lines in the last paragraph, as
/// <c>git interpret-trailers</c> reads them). A trailer's value with a line break is written as a JSON string.
/// </summary>
/// <param name="Subject">The first line.</param>
/// <param name="Body">What stands between subject and trailers; empty if nothing.</param>
/// <param name="Trailers">Keys and values in their order; a key may repeat.</param>
public sealed record CommitMessage(string Subject, string Body, IReadOnlyList<KeyValuePair<string, string>> Trailers)
{
    /// <summary>Gives the first value of a trailer, or null.</summary>
    public string? this[string key] =>
        Trailers.FirstOrDefault(t => t.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).Value;

    /// <summary>Reads a message.</summary>
    public static CommitMessage Parse(string text)
    {
        text = text.Replace("\r\n", "\n", StringComparison.Ordinal).Trim('\n');
        var subjectEnd = text.IndexOf('\n', StringComparison.Ordinal);
        if (subjectEnd < 0)
        {
            return new CommitMessage(text, string.Empty, []);
        }

        var rest = text[(subjectEnd + 1)..].Trim('\n');
        var lastBreak = rest.LastIndexOf("\n\n", StringComparison.Ordinal);
        var last = lastBreak < 0 ? rest : rest[(lastBreak + 2)..];
        var trailers = ParseTrailers(last);
        var body = trailers is null ? rest : lastBreak < 0 ? string.Empty : rest[..lastBreak].TrimEnd('\n');
        return new CommitMessage(text[..subjectEnd], body, trailers ?? []);
    }

    /// <summary>Writes the message, ending with a line feed.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(OneLine(Subject)).Append('\n');
        if (Body.Length > 0)
        {
            text.Append('\n').Append(Body.Trim('\n')).Append('\n');
        }

        if (Trailers.Count > 0)
        {
            text.Append('\n');
        }

        foreach (var (key, value) in Trailers)
        {
            text.Append(key).Append(": ").Append(EncodeValue(value)).Append('\n');
        }

        return text.ToString();
    }

    private static List<KeyValuePair<string, string>>? ParseTrailers(string paragraph)
    {
        var trailers = new List<KeyValuePair<string, string>>();
        foreach (var line in paragraph.Split('\n'))
        {
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            if (colon <= 0 || !line.AsSpan(0, colon).ContainsOnlyTokenCharacters())
            {
                return null;
            }

            trailers.Add(new(line[..colon], DecodeValue(line[(colon + 2)..])));
        }

        return trailers;
    }

    private static string OneLine(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();

    private static string EncodeValue(string value) =>
        value.AsSpan().ContainsAnyInRange('\0', '\u001f') || value.StartsWith('"') || value.Trim() != value
            ? '"' + JsonEncodedText.Encode(GitText.ForDisplay(value)).ToString() + '"'
            : value;

    private static string DecodeValue(string value)
    {
        if (value.Length < 2 || value[0] != '"' || value[^1] != '"')
        {
            return value;
        }

        try
        {
            using var document = JsonDocument.Parse(value);
            return document.RootElement.GetString() ?? value;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            // A stranger's: no JSON, half a character ("\ud800"), or bytes that are not UTF-8.
            return value;
        }
    }
}
