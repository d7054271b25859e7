using System.Buffers.Text;
using System.Text;

namespace MemoryVault.Secrets.Scanning;

/// <summary>Undoes the escapes of a JSON string (RFC 8259 section 7), and says where what was decoded stood.</summary>
/// <remarks>Anything after a backslash is taken: a string that strict JSON refuses must not hide a secret.</remarks>
internal static class JsonEscapes
{
    /// <summary>Decodes; the outcome is never longer than the string.</summary>
    /// <returns>The number of bytes written.</returns>
    internal static int Decode(ReadOnlySpan<byte> raw, Span<byte> decoded)
    {
        var (at, count) = (0, 0);
        while (at < raw.Length)
        {
            count += Step(raw, ref at, decoded[count..]);
        }

        return count;
    }

    /// <summary>Gives where in the string the decoded byte of an index stands.</summary>
    internal static int RawOffset(ReadOnlySpan<byte> raw, int index)
    {
        Span<byte> one = stackalloc byte[4];
        var (at, count) = (0, 0);
        while (at < raw.Length && count < index)
        {
            count += Step(raw, ref at, one);
        }

        return at;
    }

    private static int Step(ReadOnlySpan<byte> raw, ref int at, Span<byte> decoded)
    {
        if (raw[at] != '\\' || at + 1 >= raw.Length)
        {
            decoded[0] = raw[at++];
            return 1;
        }

        var escape = raw[at + 1];
        if (escape == 'u' && TryReadRune(raw[at..], out var rune, out var used))
        {
            at += used;
            return rune.EncodeToUtf8(decoded);
        }

        at += 2;
        decoded[0] = (char)escape switch
        {
            'n' => (byte)'\n',
            'r' => (byte)'\r',
            't' => (byte)'\t',
            'b' => (byte)'\b',
            'f' => (byte)'\f',
            _ => escape,
        };
        return 1;
    }

    private static bool TryReadRune(ReadOnlySpan<byte> raw, out Rune rune, out int used)
    {
        (rune, used) = (Rune.ReplacementChar, 6);
        if (!TryReadUnit(raw, out var unit))
        {
            return false;
        }

        if (char.IsHighSurrogate((char)unit) && TryReadUnit(raw[6..], out var low) && char.IsLowSurrogate((char)low))
        {
            (rune, used) = (new Rune((char)unit, (char)low), 12);
        }
        else if (Rune.IsValid(unit))
        {
            rune = new Rune(unit);
        }

        return true;
    }

    private static bool TryReadUnit(ReadOnlySpan<byte> raw, out int unit)
    {
        unit = 0;
        return raw.Length >= 6 && raw[0] == '\\' && raw[1] == 'u' && Utf8Parser.TryParse(raw.Slice(2, 4), out unit, out var count, 'X') && count == 4;
    }
}
