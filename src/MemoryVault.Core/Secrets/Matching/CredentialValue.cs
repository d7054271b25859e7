namespace MemoryVault.Secrets.Matching;

/// <summary>Tells whether a value that stands under the name of a credential looks like one: random, and no word, path, date or variable.</summary>
internal static class CredentialValue
{
    /// <summary>The longest value that is looked at.</summary>
    internal const int Longest = 200;

    private const int Fewest = 8;
    private const int Long = 16;

    private static readonly System.Buffers.SearchValues<byte> CodeSigns = System.Buffers.SearchValues.Create("()[]{}<>$*"u8);
    private static readonly System.Buffers.SearchValues<byte> PasswordSigns = System.Buffers.SearchValues.Create("!@#%^&+"u8);

    private static readonly byte[][] Starts =
    [
        [.. "/"u8], [.. "./"u8], [.. "~/"u8], [.. "../"u8], [.. "env:"u8], [.. "env."u8], [.. "process."u8], [.. "os."u8], [.. "op:"u8], [.. "vault:"u8], [.. "arn:"u8],
        [.. "ref:"u8], [.. "file:"u8], [.. "http:"u8], [.. "https:"u8], [.. "sha256:"u8], [.. "secrets."u8], [.. "config."u8], [.. "System."u8], [.. "ENC["u8], [.. "AQICA"u8],
    ];

    /// <summary>Tells whether it looks like one.</summary>
    /// <param name="value">The value.</param>
    /// <param name="isQuoted">It stands in quotes; else it may be the code of a program, as <c>config.token1</c>.</param>
    internal static bool IsOne(ReadOnlySpan<byte> value, bool isQuoted)
    {
        if (value.Length is < Fewest or > Longest || Placeholder.IsVariable(value) || Placeholder.IsOne(value) || IsReference(value) || (!isQuoted && IsCode(value)))
        {
            return false;
        }

        var shape = Count(value);
        if (shape.Other > 0 || shape.Digits == value.Length || IsUuid(value) || IsDate(value))
        {
            return false;
        }

        var bits = Entropy(value);
        return value.Length >= Long
            ? bits >= 3.2 && shape.Digits > 0 && shape.Letters > 0
            : bits >= 2.6 && shape.Digits > 0 && shape.Letters > 0 && (shape.Signs > 0 || shape.Digits > 2 || shape is { Capitals: > 0, Smalls: > 0 }) && !IsWordAndNumber(value);
    }

    private static bool IsReference(ReadOnlySpan<byte> value)
    {
        foreach (var start in Starts)
        {
            if (value.StartsWith(start))
            {
                return true;
            }
        }

        return value.IndexOf("://"u8) >= 0;
    }

    private static bool IsCode(ReadOnlySpan<byte> value) => value.IndexOfAny(CodeSigns) >= 0 || value.IndexOf((byte)'.') >= 0 || value.IndexOf("::"u8) >= 0 || value.IndexOf("->"u8) >= 0;

    // build-2024, step_12, v1-beta2: small letters and numbers in words.
    private static bool IsWordAndNumber(ReadOnlySpan<byte> value)
    {
        var changes = 0;
        for (var i = 1; i < value.Length; i++)
        {
            changes += IsDigit(value[i]) != IsDigit(value[i - 1]) ? 1 : 0;
        }

        return changes <= 2 && value.IndexOfAnyInRange((byte)'A', (byte)'Z') < 0 && value.IndexOfAny(PasswordSigns) < 0;
    }

    private static bool IsUuid(ReadOnlySpan<byte> value) => value.Length == 36 && value[8] == '-' && value[13] == '-' && value[18] == '-' && value[23] == '-';

    private static bool IsDate(ReadOnlySpan<byte> value) => value.Length >= 10 && IsDigit(value[0]) && IsDigit(value[3]) && value[4] == '-' && value[7] == '-';

    private static bool IsDigit(byte b) => b is >= (byte)'0' and <= (byte)'9';

    private static (int Letters, int Capitals, int Smalls, int Digits, int Signs, int Other) Count(ReadOnlySpan<byte> value)
    {
        var (capitals, smalls, digits, signs, other) = (0, 0, 0, 0, 0);
        foreach (var b in value)
        {
            switch (b)
            {
                case >= (byte)'A' and <= (byte)'Z':
                    capitals++;
                    break;
                case >= (byte)'a' and <= (byte)'z':
                    smalls++;
                    break;
                case >= (byte)'0' and <= (byte)'9':
                    digits++;
                    break;
                case > (byte)' ' and < 0x7F:
                    signs++;
                    break;
                default:
                    other++;
                    break;
            }
        }

        return (capitals + smalls, capitals, smalls, digits, signs, other);
    }

    /// <summary>Shannon's entropy of the bytes, in bits a byte.</summary>
    private static double Entropy(ReadOnlySpan<byte> value)
    {
        Span<int> counts = stackalloc int[128];
        counts.Clear();
        foreach (var b in value)
        {
            counts[b & 127]++;
        }

        var bits = 0.0;
        foreach (var count in counts)
        {
            var share = (double)count / value.Length;
            bits -= count == 0 ? 0 : share * Math.Log2(share);
        }

        return bits;
    }
}
