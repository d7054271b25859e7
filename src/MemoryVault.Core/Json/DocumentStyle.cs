namespace MemoryVault.Json;

/// <summary>How a document that exists is written, so that a changed version of it looks the same and differs only where it means something else.</summary>
internal sealed record DocumentStyle
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Gets what a level is indented by; null for a document in one line.</summary>
    internal string? Indent { get; init; }

    /// <summary>Gets the end of a line.</summary>
    internal string NewLine { get; init; } = "\n";

    /// <summary>Gets a value indicating whether a space follows a colon.</summary>
    internal bool HasSpaceAfterColon { get; init; }

    /// <summary>Gets a value indicating whether a space follows a comma, in a document of one line.</summary>
    internal bool HasSpaceAfterComma { get; init; }

    /// <summary>Gets a value indicating whether other scripts are written as <c>\u</c> escapes, as Python does.</summary>
    internal bool IsAscii { get; init; }

    /// <summary>Gets a value indicating whether it begins with a byte order mark.</summary>
    internal bool HasByteOrderMark { get; init; }

    /// <summary>Gets the white space after the value: mostly one end of line.</summary>
    internal string End { get; init; } = string.Empty;

    /// <summary>Finds how a document is written.</summary>
    /// <param name="utf8">A document that is valid.</param>
    internal static DocumentStyle Of(ReadOnlySpan<byte> utf8)
    {
        var hasMark = utf8.StartsWith(ByteOrderMark);
        var text = hasMark ? utf8[ByteOrderMark.Length..] : utf8;
        var inside = text[(text.IndexOfAny("{["u8) + 1)..];
        var blank = inside[..inside.IndexOfAnyExcept(" \t\r\n"u8)];
        var lineEnd = blank.LastIndexOf((byte)'\n');
        return new DocumentStyle
        {
            Indent = lineEnd < 0 ? null : System.Text.Encoding.ASCII.GetString(blank[(lineEnd + 1)..]),
            NewLine = blank.Contains((byte)'\r') ? "\r\n" : "\n",
            HasSpaceAfterColon = text.IndexOf("\": "u8) >= 0,
            HasSpaceAfterComma = text.IndexOf(", "u8) >= 0,
            IsAscii = EscapesOtherScripts(text),
            HasByteOrderMark = hasMark,
            End = System.Text.Encoding.ASCII.GetString(text[(text.LastIndexOfAnyExcept(" \t\r\n"u8) + 1)..]),
        };
    }

    /// <summary>Writes a value in this style.</summary>
    internal byte[] Write(JsonValue value)
    {
        var bytes = new StyledJsonWriter(this).Write(value);
        bytes = IsAscii ? AsciiJson.Escape(bytes) : bytes;
        return HasByteOrderMark ? [.. ByteOrderMark, .. bytes] : bytes;
    }

    // What has both, or neither, is written plainly.
    private static bool EscapesOtherScripts(ReadOnlySpan<byte> text)
    {
        if (text.ContainsAnyInRange((byte)0x80, (byte)0xFF))
        {
            return false;
        }

        for (var at = text.IndexOf("\\u"u8); at >= 0; at = text.IndexOf("\\u"u8))
        {
            text = text[(at + 2)..];
            if (text.Length > 3 && (text[0] != '0' || text[1] != '0' || text[2] >= '8'))
            {
                return true;
            }
        }

        return false;
    }
}
