using System.Buffers;
using System.Buffers.Text;

namespace MemoryVault.Secrets.Matching;

/// <summary>The checksums that vendors put into their tokens, by which a token is told from what only looks like one.</summary>
internal static class Checksums
{
    private const int ChecksumDigits = 6;
    private const int Base62Random = 30;

    // BIP 173, which age takes for its keys.
    private static readonly byte[] Bech32 = [.. "qpzry9x8gf2tvdw0s3jn54khce6mua7l"u8];
    private static readonly uint[] Generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
    private static readonly byte[] Base62 = [.. "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8];

    /// <summary>
    /// GitHub and npm: the last six characters are the CRC-32 of the thirty before them, in base 62 with zeros in front
    /// (github.blog, "Behind GitHub's new authentication token formats", 2021).
    /// </summary>
    internal static bool Crc32InBase62(ReadOnlySpan<byte> token)
    {
        var body = token[^(Base62Random + ChecksumDigits)..];
        var crc = Crc32(body[..Base62Random]);
        for (var i = ChecksumDigits - 1; i >= 0; i--)
        {
            if (body[Base62Random + i] != Base62[crc % 62])
            {
                return false;
            }

            crc /= 62;
        }

        return crc == 0;
    }

    /// <summary>age: Bech32 (BIP 173) over the prefix <c>age-secret-key-</c>.</summary>
    internal static bool AgeKey(ReadOnlySpan<byte> token) => IsBech32("age-secret-key-"u8, token[("age-secret-key-"u8.Length + 1)..]);

    /// <summary>Bech32 (BIP 173): whether the checksum at the end of the data, which stands behind the prefix and a <c>1</c>, is right.</summary>
    /// <param name="prefix">In small letters.</param>
    /// <param name="data">In either case.</param>
    internal static bool IsBech32(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> data)
    {
        var sum = 1u;
        foreach (var b in prefix)
        {
            sum = Step(sum, (uint)b >> 5);
        }

        sum = Step(sum, 0);
        foreach (var b in prefix)
        {
            sum = Step(sum, b & 31u);
        }

        foreach (var b in data)
        {
            var value = Bech32.AsSpan().IndexOf((byte)(b | 0x20));
            if (value < 0)
            {
                return false;
            }

            sum = Step(sum, (uint)value);
        }

        return sum == 1;
    }

    /// <summary>Discord: the first part is the bot's number, as digits in base64.</summary>
    internal static bool DiscordBot(ReadOnlySpan<byte> token)
    {
        Span<byte> digits = stackalloc byte[32];
        var part = token[..token.IndexOf((byte)'.')];
        return Base64Url.DecodeFromUtf8(part, digits, out _, out var count) == OperationStatus.Done
            && count >= 15 && !digits[..count].ContainsAnyExceptInRange((byte)'0', (byte)'9');
    }

    private static uint Step(uint sum, uint value)
    {
        var top = sum >> 25;
        sum = ((sum & 0x1ffffff) << 5) ^ value;
        for (var i = 0; i < Generator.Length; i++)
        {
            sum ^= ((top >> i) & 1) == 1 ? Generator[i] : 0;
        }

        return sum;
    }

    // CRC-32 as of ISO 3309, which the base class library has only in a package.
    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }
}
