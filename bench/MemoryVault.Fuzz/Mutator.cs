using System.Text;

namespace MemoryVault.Fuzz;

/// <summary>Makes bad inputs of good ones: bits flipped, parts cut off, doubled, moved, taken from another input, and words put in that readers stumble over.</summary>
/// <param name="random">Decides everything.</param>
/// <param name="seeds">The good inputs.</param>
/// <param name="words">Words of the format.</param>
public sealed class Mutator(Random random, IReadOnlyList<byte[]> seeds, IReadOnlyList<string> words)
{
    private const int LongestInput = 1 << 16;

    /// <summary>What many readers stumble over.</summary>
    private static readonly byte[][] Nasty =
    [
        .. new[]
        {
            "", "\0", "\n", "\r\n", "\t", " ", "\u001b[31m", "\u001b]0;x\u0007", "\u202e", "\ufeff", "\u2028", "..", "../../etc/passwd", "/", "//", "\\", "C:", "CON", "nul.txt", ".git", "git~1", "-rf", "--upload-pack=x",
            "$(touch x)", "`x`", "%s%n", "0", "-0", "-1", "1e999", "1e-999999999", "NaN", "Infinity", "2147483648", "-9223372036854775809", "18446744073709551616", "0x", "1.", ".5", "99999999999999999999999999",
            "true", "null", "{}", "[]", "\"", "\\u0000", "\\ud800", "\\udfff\\ud800", "[[[[[[[[[[[[[[[[", "{\"a\":{\"a\":{\"a\":", "/~0~1~", "~2", "/-", "/01", "*", "**", "{a,b}", "[!]", "\u0130", "\u00e9", "e\u0301", "\ud83d\ude00",
            "0000-00-00T00:00:00.000Z", "9999-12-31T23:59:59.999Z", "0001-01-01T00:00:00.000Z", "ext::sh -c x", "refs/heads/..", "0000000000000000000000000000000000000000", "ffffffffffffffffffffffffffffffffffffffff",
        }.Select(Encoding.UTF8.GetBytes),
        [0xff], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xef, 0xbf, 0xbe], [0x80], [0x1f, 0x8b, 0x08], [0, 0, 0, 0], [0xff, 0xff, 0xff, 0xff], [0x7f, 0xff, 0xff, 0xff],
    ];

    private readonly byte[][] _words = [.. words.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Gives the next input.</summary>
    public byte[] Next()
    {
        var input = random.Next(40) == 0 ? Noise() : seeds[random.Next(seeds.Count)];
        for (var changes = 1 + random.Next(random.Next(8) == 0 ? 30 : 4); changes > 0; changes--)
        {
            input = Change(input);
        }

        return input.Length <= LongestInput ? input : input[..LongestInput];
    }

    private byte[] Change(byte[] input)
    {
        var (from, to) = Range(input.Length);
        var part = input.AsSpan(from, to - from);
        return random.Next(10) switch
        {
            0 => Flip(input),
            1 => input[..from],
            2 => Join(input, from, to, []),
            3 => Join(input, to, to, Repeated(part)),
            4 => Join(input, from, to, Other()),
            5 or 6 => Join(input, from, random.Next(2) == 0 ? from : to, Nasty[random.Next(Nasty.Length)]),
            7 => Join(input, from, random.Next(2) == 0 ? from : to, Word()),
            8 => Join(input, from, to, Noise()),
            _ => Join(input, from, from, part),
        };
    }

    private byte[] Flip(byte[] input)
    {
        var changed = input.ToArray();
        for (var i = 0; changed.Length > 0 && i < 1 + random.Next(4); i++)
        {
            changed[random.Next(changed.Length)] ^= (byte)(1 << random.Next(8));
        }

        return changed;
    }

    private (int From, int To) Range(int length)
    {
        var from = random.Next(length + 1);
        return (from, Math.Min(length, from + random.Next(random.Next(3) == 0 ? 400 : 8)));
    }

    private byte[] Repeated(ReadOnlySpan<byte> part)
    {
        var times = random.Next(20) == 0 ? 2_000 : 1 + random.Next(6);
        var all = new byte[Math.Min(part.Length * times, LongestInput)];
        for (var at = 0; at < all.Length; at += part.Length)
        {
            part[..Math.Min(part.Length, all.Length - at)].CopyTo(all.AsSpan(at));
        }

        return all;
    }

    private byte[] Other()
    {
        var other = seeds[random.Next(seeds.Count)];
        var (from, to) = Range(other.Length);
        return other[from..to];
    }

    private byte[] Word() => _words.Length == 0 ? Noise() : _words[random.Next(_words.Length)];

    private byte[] Noise()
    {
        var bytes = new byte[random.Next(12)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static byte[] Join(byte[] input, int from, int to, ReadOnlySpan<byte> part) => [.. input.AsSpan(0, from), .. part, .. input.AsSpan(to)];
}
