using System.Text;

namespace MemoryVault.Memory;

/// <summary>
/// Turns a key or the name of a section into a file name, and back. The name is safe on Linux, macOS and Windows, and keys that differ in
/// case only have names that differ in more than case.
/// </summary>
/// <remarks>
/// <code>
/// a-z 0-9 - _ .      themselves
/// A-Z                + and the letter in lower case
/// any other byte     %hh (lower-case digits) of its UTF-8
/// </code>
/// <c>%hh</c> are also a dot at either end, the dot of a final <c>.json</c> (the extension of our files), and the first letter of a name that is a
/// device on Windows (<c>con</c>, <c>nul.txt</c>). The empty key is a lone <c>%</c>. A key has one name, and a name that is not the name of a
/// key decodes to nothing.
/// </remarks>
public static class MemoryFileName
{
    /// <summary>The longest name in bytes, which leaves room for an extension below the 255 of most file systems.</summary>
    public const int MaximumBytes = 200;

    private const string Empty = "%";
    private const string Digits = "0123456789abcdef";

    /// <summary>Gives the file name of a key; null if it would be longer than <see cref="MaximumBytes"/>.</summary>
    public static string? TryEncode(string key)
    {
        // Each unit of the key is at least a byte of the name.
        if (key.Length is 0 or > MaximumBytes)
        {
            return key.Length == 0 ? Empty : null;
        }

        var bytes = KeyBytes.Of(key);
        var extension = bytes.AsSpan().EndsWith(".json"u8) ? bytes.Length - ".json".Length : -1;
        var name = new StringBuilder(bytes.Length + 16);
        for (var i = 0; i < bytes.Length; i++)
        {
            var isSpecial = bytes[i] == '.' ? i == 0 || i == bytes.Length - 1 || i == extension : i == 0 && IsWindowsDevice(key);
            Append(name, bytes[i], isSpecial);
        }

        return name.Length <= MaximumBytes ? name.ToString() : null;
    }

    /// <summary>Gives the key that a file name stands for; null if it is the name of no key.</summary>
    public static string? TryDecode(string name)
    {
        if (name == Empty)
        {
            return string.Empty;
        }

        var bytes = new byte[name.Length];
        var length = 0;
        for (var i = 0; i < name.Length; length++)
        {
            var (value, used) = Read(name.AsSpan(i));
            if (value < 0)
            {
                return null;
            }

            bytes[length] = (byte)value;
            i += used;
        }

        var key = KeyBytes.ToKey(bytes.AsSpan(0, length));

        // Other spellings of the same key (%61 for a) are not ours: two files must not be one entry.
        return key is not null && TryEncode(key) == name ? key : null;
    }

    private static void Append(StringBuilder name, byte value, bool isSpecial)
    {
        if (!isSpecial && (value is >= (byte)'a' and <= (byte)'z' or >= (byte)'0' and <= (byte)'9' or (byte)'-' or (byte)'_' or (byte)'.'))
        {
            name.Append((char)value);
        }
        else if (value is >= (byte)'A' and <= (byte)'Z')
        {
            name.Append('+').Append((char)(value | 0x20));
        }
        else
        {
            name.Append('%').Append(Digits[value >> 4]).Append(Digits[value & 0xF]);
        }
    }

    private static (int Value, int Used) Read(ReadOnlySpan<char> name) => name[0] switch
    {
        '%' => name.Length > 2 && Value(name[1]) is var high and >= 0 && Value(name[2]) is var low and >= 0 ? ((high << 4) | low, 3) : (-1, 1),
        '+' => name.Length > 1 && char.IsAsciiLetterLower(name[1]) ? (name[1] & ~0x20, 2) : (-1, 1),
        var letter => (letter < 0x80 ? letter : -1, 1),
    };

    private static int Value(char digit) => Digits.IndexOf(digit, StringComparison.Ordinal);

    // A letter in upper case needs no care: the '+' before it makes another name.
    private static bool IsWindowsDevice(string key)
    {
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        var stem = dot < 0 ? key : key[..dot];
        return stem is "con" or "prn" or "aux" or "nul"
            || (stem.Length == 4 && (stem.StartsWith("com", StringComparison.Ordinal) || stem.StartsWith("lpt", StringComparison.Ordinal)) && char.IsAsciiDigit(stem[3]));
    }
}
