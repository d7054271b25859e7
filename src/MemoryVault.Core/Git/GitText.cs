using System.Text;

namespace MemoryVault.Git;

/// <summary>
/// Turns git's bytes (names, messages) into strings and back without loss. Bytes that are not UTF-8 become the lone
/// surrogates U+DC80 to U+DCFF and return as the same bytes (the scheme of PEP 383), so a tree of a stranger can be
/// carried through a merge unchanged.
/// </summary>
public static class GitText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Decodes bytes; never fails.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return Encoding.UTF8.GetString(bytes);
        }

        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var used) == System.Buffers.OperationStatus.Done)
            {
                text.Append(rune.ToString());
            }
            else
            {
                used = 1;
                text.Append((char)(0xDC00 + bytes[0]));
            }

            bytes = bytes[used..];
        }

        return text.ToString();
    }

    /// <summary>Encodes what <see cref="Decode"/> gave, or any well-formed string.</summary>
    public static byte[] Encode(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return Strict.GetBytes(text);
        }

        var bytes = new List<byte>(text.Length + 8);
        Span<byte> buffer = stackalloc byte[4];
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is >= '\uDC80' and <= '\uDCFF' && (i == 0 || !char.IsHighSurrogate(text[i - 1])))
            {
                bytes.Add((byte)(text[i] - 0xDC00));
                continue;
            }

            Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var used);
            bytes.AddRange(buffer[..rune.EncodeToUtf8(buffer)]);
            i += used - 1;
        }

        return [.. bytes];
    }

    /// <summary>Tells whether a decoded name holds bytes that were not UTF-8.</summary>
    public static bool HasForeignBytes(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]))
            {
                if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                {
                    i++;
                    continue;
                }

                return true;
            }
        }

        return false;
    }

    /// <summary>Gives the text with each byte that was not UTF-8 as U+FFFD, so that it can be shown or written as JSON.</summary>
    public static string ForDisplay(string text)
    {
        if (!HasForeignBytes(text))
        {
            return text;
        }

        var shown = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // The runes of a string give U+FFFD for a lone surrogate.
            shown.Append(rune.ToString());
        }

        return shown.ToString();
    }
}
