namespace MemoryVault.Json;

/// <summary>The document that is read, which knows where a byte of it stands.</summary>
internal readonly ref struct JsonSource(ReadOnlySpan<byte> utf8, string? name)
{
    /// <summary>Gets the bytes.</summary>
    internal ReadOnlySpan<byte> Utf8 { get; } = utf8;

    /// <summary>Gives the byte at a place; NUL after the end, which is in no valid document.</summary>
    internal byte this[int at] => at < Utf8.Length ? Utf8[at] : (byte)0;

    /// <summary>Makes the error of what stands at a place.</summary>
    internal JsonInvalidException Wrong(int at, string reason, Exception? inner = null)
    {
        int line = 1, column = 1;
        foreach (var b in Utf8[..at])
        {
            if (b == '\n')
            {
                line++;
                column = 1;
            }
            else if ((b & 0xC0) != 0x80)
            {
                column++; // the first byte of a character
            }
        }

        return new JsonInvalidException(name, reason, line, column, at, inner);
    }
}
