namespace MemoryVault.Json;

/// <summary>Writes strings, escaped as RFC 8785, section 3.2.2.2 wants it, which is the least that RFC 8259 asks for.</summary>
internal static class JsonStringWriter
{
    /// <summary>Writes a string in its quotes.</summary>
    internal static void Write(Utf8Buffer buffer, string text)
    {
        buffer.Append((byte)'"');
        var plain = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is < ' ' or '"' or '\\')
            {
                buffer.AppendText(text.AsSpan(plain, i - plain));
                WriteEscape(buffer, text[i]);
                plain = i + 1;
            }
        }

        buffer.AppendText(text.AsSpan(plain));
        buffer.Append((byte)'"');
    }

    private static void WriteEscape(Utf8Buffer buffer, char character)
    {
        var letter = character switch
        {
            '\b' => 'b',
            '\t' => 't',
            '\n' => 'n',
            '\f' => 'f',
            '\r' => 'r',
            '"' or '\\' => character,
            _ => 'u',
        };
        buffer.Append((byte)'\\');
        buffer.Append((byte)letter);
        if (letter == 'u')
        {
            buffer.AppendAscii("00");
            buffer.Append((byte)"0123456789abcdef"[character >> 4]);
            buffer.Append((byte)"0123456789abcdef"[character & 15]);
        }
    }
}
