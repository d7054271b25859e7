using System.Text;
using MemoryVault.Secrets.Scanning;

namespace MemoryVault.Secrets.Redaction;

/// <summary>Lists the parts of a text that hold marks.</summary>
internal static class MarkedParts
{
    /// <summary>Lists the strings of JSON, or the lines of text.</summary>
    internal static List<MarkedPart> List(ReadOnlySpan<byte> utf8, bool isJson) => isJson ? Strings(utf8) : Lines(utf8);

    /// <summary>Tells whether there is a mark.</summary>
    internal static bool HasMark(ReadOnlySpan<byte> utf8)
    {
        var position = 0;
        return RedactionMark.TryFind(utf8, ref position, out _, out _);
    }

    private static List<MarkedPart> Lines(ReadOnlySpan<byte> utf8)
    {
        var parts = new List<MarkedPart>();
        for (var at = 0; at < utf8.Length;)
        {
            var feed = utf8[at..].IndexOf((byte)'\n');
            var end = feed < 0 ? utf8.Length : at + feed;
            var line = utf8[at..end].TrimEnd((byte)'\r');
            if (HasMark(line))
            {
                parts.Add(new MarkedPart(at..(at + line.Length), Encoding.UTF8.GetString(line)));
            }

            at = end + 1;
        }

        return parts;
    }

    private static List<MarkedPart> Strings(ReadOnlySpan<byte> json)
    {
        var parts = new List<MarkedPart>();
        var name = string.Empty;
        for (var at = NextQuote(json, 0); at < json.Length; at = NextQuote(json, at))
        {
            var start = at + 1;
            var end = EndOfString(json, start);
            at = Math.Min(json.Length, end + 1);
            var text = Decode(json[start..end]);
            var isName = json[at..].TrimStart(" \t\r\n"u8) is [(byte)':', ..];
            if (HasMark(json[start..end]))
            {
                parts.Add(new MarkedPart(start..end, isName ? text + '\0' : name + '\0' + text));
            }

            name = isName ? text : name;
        }

        return parts;
    }

    private static int NextQuote(ReadOnlySpan<byte> json, int at)
    {
        var next = json[at..].IndexOf((byte)'"');
        return next < 0 ? json.Length : at + next;
    }

    private static int EndOfString(ReadOnlySpan<byte> json, int at)
    {
        while (at < json.Length && json[at] != '"')
        {
            at += json[at] == '\\' ? 2 : 1;
        }

        return Math.Min(at, json.Length);
    }

    private static string Decode(ReadOnlySpan<byte> raw)
    {
        var decoded = new byte[raw.Length];
        return Encoding.UTF8.GetString(decoded, 0, JsonEscapes.Decode(raw, decoded));
    }
}
