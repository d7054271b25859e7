namespace MemoryVault.Secrets.Matching;

/// <summary>Tells examples and blanks from secrets: <c>AKIA...EXAMPLE</c>, <c>xxxx</c>, <c>${TOKEN}</c>, <c>0000</c>.</summary>
internal static class Placeholder
{
    private const int LongestLookedAt = 256;
    private const int FewestKinds = 6;
    private const int LongestRun = 8;

    private static readonly byte[][] Words =
    [
        [.. "example"u8], [.. "placeholder"u8], [.. "changeme"u8], [.. "change_me"u8], [.. "redacted"u8], [.. "xxxxx"u8], [.. "your_"u8], [.. "your-"u8], [.. "yourtoken"u8],
        [.. "yourkey"u8], [.. "yourapi"u8], [.. "yoursecret"u8], [.. "yourpassword"u8], [.. "dummy"u8], [.. "notreal"u8], [.. "1234567890"u8], [.. "0123456789"u8], [.. "abcdefgh"u8],
        [.. "deadbeef"u8], [.. "-here"u8], [.. "_here"u8], [.. "..."u8], [.. "****"u8], [.. "insert"u8],
    ];

    private static readonly byte[] Openers = [.. "$%<{[(*#@!"u8];

    /// <summary>Tells whether something in the form of a token is an example or a blank.</summary>
    internal static bool IsOne(ReadOnlySpan<byte> token) => HasWord(token) || IsMonotonous(token);

    /// <summary>Tells whether a password stands for one that is put in later: <c>${PASSWORD}</c>, <c>&lt;password&gt;</c>, <c>%s</c>.</summary>
    internal static bool IsVariable(ReadOnlySpan<byte> value) => value.IsEmpty || (Openers.AsSpan().Contains(value[0]) && value[0] is not ((byte)'@' or (byte)'#' or (byte)'!'))
        || value.IndexOf("${"u8) >= 0 || value.IndexOf("{{"u8) >= 0 || value.IndexOf("$("u8) >= 0;

    private static bool HasWord(ReadOnlySpan<byte> token)
    {
        Span<byte> lower = stackalloc byte[LongestLookedAt];
        lower = lower[..Math.Min(token.Length, LongestLookedAt)];
        for (var i = 0; i < lower.Length; i++)
        {
            lower[i] = token[i] is >= (byte)'A' and <= (byte)'Z' ? (byte)(token[i] | 0x20) : token[i];
        }

        foreach (var word in Words)
        {
            if (lower.IndexOf(word) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    // Few different characters, or one many times. Long tokens hold zeros of their own, as runs of A.
    private static bool IsMonotonous(ReadOnlySpan<byte> token)
    {
        Span<bool> seen = stackalloc bool[256];
        var (kinds, run, longest) = (0, 1, 1);
        token = token[..Math.Min(token.Length, LongestLookedAt)];
        for (var i = 0; i < token.Length; i++)
        {
            run = i > 0 && token[i] == token[i - 1] ? run + 1 : 1;
            longest = Math.Max(longest, run);
            ref var known = ref seen[token[i]];
            kinds += known ? 0 : 1;
            known = true;
        }

        return token.Length >= 12 && (kinds < FewestKinds || (longest >= LongestRun && token.Length < 128));
    }
}
