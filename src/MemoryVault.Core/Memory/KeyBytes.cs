using System.Buffers;
using System.Text;

namespace MemoryVault.Memory;

/// <summary>
/// The bytes of a key: UTF-8, with half of a surrogate pair as the three bytes that its number would have (WTF-8), so that every string
/// has bytes of its own.
/// </summary>
internal static class KeyBytes
{
    private const int HalfBytes = 3;

    /// <summary>Gives the bytes of a key.</summary>
    internal static byte[] Of(string key)
    {
        var bytes = new byte[key.Length * HalfBytes];
        var length = 0;
        for (var rest = key.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var used) == OperationStatus.Done)
            {
                length += rune.EncodeToUtf8(bytes.AsSpan(length));
            }
            else
            {
                bytes[length++] = (byte)(0xE0 | (rest[0] >> 12));
                bytes[length++] = (byte)(0x80 | ((rest[0] >> 6) & 0x3F));
                bytes[length++] = (byte)(0x80 | (rest[0] & 0x3F));
            }

            rest = rest[used..];
        }

        return bytes[..length];
    }

    /// <summary>Gives the key that has these bytes; null if none has.</summary>
    internal static string? ToKey(ReadOnlySpan<byte> bytes)
    {
        if (System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return Encoding.UTF8.GetString(bytes);
        }

        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var used) == OperationStatus.Done)
            {
                text.Append(rune.ToString());
            }
            else if (IsHalf(bytes))
            {
                text.Append((char)(((bytes[0] & 0xF) << 12) | ((bytes[1] & 0x3F) << 6) | (bytes[2] & 0x3F)));
                used = HalfBytes;
            }
            else
            {
                return null;
            }

            bytes = bytes[used..];
        }

        return text.ToString();
    }

    private static bool IsHalf(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= HalfBytes && bytes[0] == 0xED && (bytes[1] & 0xE0) == 0xA0 && (bytes[2] & 0xC0) == 0x80;
}
