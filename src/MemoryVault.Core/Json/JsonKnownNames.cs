namespace MemoryVault.Json;

/// <summary>The names that were read lately: a document has few that are different, and many times the same.</summary>
internal sealed class JsonKnownNames
{
    private const int Slots = 256;
    private const int LongestName = 64;

    private readonly string?[] _names = new string?[Slots];

    /// <summary>Gives a name that is known; null where it is not.</summary>
    internal string? Find(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0 or > LongestName || _names[SlotOf(utf8)] is not { } name || name.Length != utf8.Length)
        {
            return null;
        }

        for (var i = 0; i < utf8.Length; i++)
        {
            // A name that is not ASCII is shorter than its bytes, and so was told apart above.
            if (name[i] != utf8[i])
            {
                return null;
            }
        }

        return name;
    }

    /// <summary>Keeps a name.</summary>
    internal string Remember(ReadOnlySpan<byte> utf8, string name)
    {
        if (utf8.Length is > 0 and <= LongestName)
        {
            _names[SlotOf(utf8)] = name;
        }

        return name;
    }

    private static int SlotOf(ReadOnlySpan<byte> utf8) =>
        (utf8.Length + (utf8[0] * 31) + (utf8[^1] * 17) + (utf8[utf8.Length / 2] * 7)) & (Slots - 1);
}
