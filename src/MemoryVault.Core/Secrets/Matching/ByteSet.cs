namespace MemoryVault.Secrets.Matching;

/// <summary>A set of bytes, and the letter that stands for it in the notation of forms.</summary>
internal sealed class ByteSet
{
    /// <summary>Letters and digits.</summary>
    internal static readonly ByteSet AlphaNumeric = new("0-9A-Za-z");

    /// <summary>What a word of most programming languages is made of: a token does not begin or end in the middle of one.</summary>
    internal static readonly ByteSet Word = new("0-9A-Za-z_");

    /// <summary>Base64 for URLs (RFC 4648 section 5).</summary>
    internal static readonly ByteSet UrlBase64 = new("0-9A-Za-z_-");

    /// <summary>What a name in a configuration is made of.</summary>
    internal static readonly ByteSet Name = new("0-9A-Za-z_.-");

    private readonly bool[] _bytes = new bool[256];

    private ByteSet(string ranges)
    {
        for (var i = 0; i < ranges.Length; i++)
        {
            var last = i + 2 < ranges.Length && ranges[i + 1] == '-' ? ranges[i + 2] : ranges[i];
            for (int b = ranges[i]; b <= last; b++)
            {
                _bytes[b] = true;
            }

            i += last == ranges[i] ? 0 : 2;
        }
    }

    /// <summary>Gives the set that a letter stands for (docs/secrets.md).</summary>
    internal static ByteSet Of(char letter) => letter switch
    {
        'w' => AlphaNumeric,
        't' => UrlBase64,
        'd' => new ByteSet("0-9"),
        'h' => new ByteSet("0-9a-f"),
        'x' => new ByteSet("0-9A-Fa-f"),
        'u' => new ByteSet("0-9A-Z"),
        'l' => new ByteSet("0-9a-z"),
        's' => new ByteSet("2-7A-Z"),
        'b' => new ByteSet("0-9A-Za-z+/"),
        'B' => new ByteSet("0-9A-Za-z+/="),
        'p' => new ByteSet("0-9A-Za-z%/+"),
        'q' => new ByteSet("0-9A-Za-z_~."),
        'v' => new ByteSet("0-9A-Za-z_=.-"),
        'e' => new ByteSet("="),
        _ => throw new ArgumentOutOfRangeException(nameof(letter), letter, "No such set."),
    };

    internal bool Contains(byte value) => _bytes[value];

    /// <summary>Counts how many bytes at the beginning are in the set, up to a bound.</summary>
    internal int CountAtStart(ReadOnlySpan<byte> bytes, int maximum)
    {
        var count = 0;
        while (count < maximum && count < bytes.Length && _bytes[bytes[count]])
        {
            count++;
        }

        return count;
    }

    /// <summary>Counts how many bytes at the end are in the set, up to a bound.</summary>
    internal int CountAtEnd(ReadOnlySpan<byte> bytes, int maximum)
    {
        var count = 0;
        while (count < maximum && count < bytes.Length && _bytes[bytes[^(count + 1)]])
        {
            count++;
        }

        return count;
    }
}
