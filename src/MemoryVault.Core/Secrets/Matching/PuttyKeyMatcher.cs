using MemoryVault.Secrets.Rules;

namespace MemoryVault.Secrets.Matching;

/// <summary>Finds the private part of a PuTTY key file: what follows <c>Private-Lines:</c>.</summary>
internal sealed class PuttyKeyMatcher : ISecretMatcher
{
    private const int LongestKey = 16 * 1024;
    private const int FewestCharacters = 40;

    private static readonly System.Buffers.SearchValues<byte> Lines =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=\r\n "u8);

    /// <inheritdoc/>
    public byte[] Anchor { get; } = [.. "Private-Lines: "u8];

    /// <inheritdoc/>
    public bool TryMatch(ReadOnlySpan<byte> bytes, int at, out SecretMatch match)
    {
        var rest = bytes[(at + Anchor.Length)..Math.Min(bytes.Length, at + LongestKey)];
        var end = rest.IndexOfAnyExcept(Lines);
        end = end < 0 ? rest.Length : end;
        match = new SecretMatch(RuleBook.PrivateKey, at, at + Anchor.Length + end);
        return end >= FewestCharacters;
    }
}
