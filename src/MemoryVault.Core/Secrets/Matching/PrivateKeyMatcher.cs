using MemoryVault.Secrets.Rules;

namespace MemoryVault.Secrets.Matching;

/// <summary>Finds private keys in armour, whole: from <c>-----BEGIN ... PRIVATE KEY-----</c> to the end of the line that ends it.</summary>
/// <remarks>A key without its end is found, too, as far as its lines go. What is passed over here is not looked at again, so the time is linear.</remarks>
internal sealed class PrivateKeyMatcher : ISecretMatcher
{
    private const int LongestLabel = 60;
    private const int FewestCharacters = 40;

    /// <inheritdoc/>
    public byte[] Anchor { get; } = [.. "-----BEGIN "u8];

    /// <inheritdoc/>
    public bool TryMatch(ReadOnlySpan<byte> bytes, int at, out SecretMatch match)
    {
        match = default;
        var label = bytes[(at + Anchor.Length)..];
        label = label[..Math.Min(label.Length, LongestLabel)];
        var dashes = label.IndexOf("-----"u8);
        if (dashes < 0 || label[..dashes].IndexOf("PRIVATE KEY"u8) < 0)
        {
            return false;
        }

        var body = at + Anchor.Length + dashes + 5;
        var end = body + EndOfBody(bytes[body..]);
        var key = bytes[body..end];
        var footer = EndOfFooter(bytes[end..]);

        // A key that breaks off in a string may be followed by the escape of what ends it: \\".
        end -= footer > 0 ? 0 : key.Length - key.TrimEnd((byte)'\\').Length;
        match = new SecretMatch(RuleBook.PrivateKey, at, end + footer);
        return CountBase64(key) >= FewestCharacters && !Placeholder.IsOne(key.TrimStart("\r\n \\nr"u8));
    }

    private static int EndOfBody(ReadOnlySpan<byte> bytes)
    {
        var dashes = bytes.IndexOf("-----"u8);
        var end = dashes < 0 ? bytes.Length : dashes;
        var stranger = bytes[..end].IndexOfAnyExcept(BodyBytes);
        return stranger < 0 ? end : stranger;
    }

    private static System.Buffers.SearchValues<byte> BodyBytes { get; } =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=\r\n\t \\:,.()-"u8);

    private static int EndOfFooter(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.StartsWith("-----END "u8))
        {
            return 0;
        }

        var footer = bytes[9..Math.Min(bytes.Length, 9 + LongestLabel)];
        var dashes = footer.IndexOf("-----"u8);
        return dashes < 0 ? 0 : 9 + dashes + 5;
    }

    private static int CountBase64(ReadOnlySpan<byte> body)
    {
        var count = 0;
        foreach (var b in body)
        {
            count += ByteSet.AlphaNumeric.Contains(b) ? 1 : 0;
        }

        return count;
    }
}
