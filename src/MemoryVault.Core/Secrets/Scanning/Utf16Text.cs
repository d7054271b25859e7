using System.Text;

namespace MemoryVault.Secrets.Scanning;

/// <summary>Text in UTF-16 that begins with a byte-order mark, as PowerShell 5 and Notepad write it: turned into UTF-8, which is what is scanned.</summary>
/// <remarks>Without a mark nothing is guessed. Half of a surrogate pair becomes U+FFFD, which no secret has.</remarks>
internal sealed class Utf16Text
{
    private const int MarkBytes = 2;

    private readonly Encoding _encoding;
    private readonly string _text;

    private Utf16Text(Encoding encoding, string text)
    {
        (_encoding, _text) = (encoding, text);
        Utf8 = Encoding.UTF8.GetBytes(text);
    }

    /// <summary>Gets the text in UTF-8.</summary>
    internal byte[] Utf8 { get; }

    /// <summary>Reads it; null where the bytes are no such text.</summary>
    internal static Utf16Text? TryRead(ReadOnlySpan<byte> bytes)
    {
        var encoding = bytes switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
            _ => null,
        };
        return encoding is null ? null : new Utf16Text(encoding, encoding.GetString(bytes[MarkBytes..(bytes.Length & ~1)]));
    }

    /// <summary>Writes another text as this one is written.</summary>
    internal byte[] Encode(ReadOnlySpan<byte> utf8) => [.. _encoding.GetPreamble(), .. _encoding.GetBytes(Encoding.UTF8.GetString(utf8))];

    /// <summary>Gives secrets the places that they have in the bytes as they are.</summary>
    internal SecretHit[] Place(IReadOnlyList<SecretHit> hits)
    {
        var placed = new SecretHit[hits.Count];
        var (utf8, index) = (0, 0);
        for (var i = 0; i < placed.Length; i++)
        {
            var start = Seek(hits[i].Offset, ref utf8, ref index);
            var end = Seek(hits[i].Offset + hits[i].Length, ref utf8, ref index);
            placed[i] = hits[i] with { Offset = start, Length = end - start };
        }

        return placed;
    }

    private int Seek(int offset, ref int utf8, ref int index)
    {
        while (utf8 < offset)
        {
            Rune.DecodeFromUtf16(_text.AsSpan(index), out var rune, out var used);
            utf8 += rune.Utf8SequenceLength;
            index += used;
        }

        return MarkBytes + (index * sizeof(char));
    }
}
