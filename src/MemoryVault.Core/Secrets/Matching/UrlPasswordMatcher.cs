using MemoryVault.Secrets.Rules;

namespace MemoryVault.Secrets.Matching;

/// <summary>Finds passwords in URLs: <c>scheme://user:password@host</c>.</summary>
internal sealed class UrlPasswordMatcher : ISecretMatcher
{
    private const int Longest = 300;
    private const int Fewest = 5;

    private static readonly System.Buffers.SearchValues<byte> Ends = System.Buffers.SearchValues.Create("/?#\"'`<> \t\r\n\\|,;"u8);

    private static readonly byte[][] Common =
    [
        [.. "password"u8], [.. "passwd"u8], [.. "postgres"u8], [.. "secret"u8], [.. "admin"u8], [.. "guest"u8], [.. "changeit"u8], [.. "token"u8],
        [.. "x-oauth-basic"u8], [.. "mysecret"u8], [.. "mypassword"u8], [.. "user"u8], [.. "PASSWORD"u8], [.. "TOKEN"u8], [.. "Password"u8], [.. "secretpassword"u8],
    ];

    /// <inheritdoc/>
    public byte[] Anchor { get; } = [.. "://"u8];

    /// <inheritdoc/>
    public bool TryMatch(ReadOnlySpan<byte> bytes, int at, out SecretMatch match)
    {
        match = default;
        var start = at + Anchor.Length;
        var authority = bytes[start..Math.Min(bytes.Length, start + Longest)];
        var end = authority.IndexOfAny(Ends);
        authority = end < 0 ? authority : authority[..end];
        var sign = authority.LastIndexOf((byte)'@');
        var colon = sign < 0 ? -1 : authority[..sign].IndexOf((byte)':');
        if (at == 0 || !ByteSet.AlphaNumeric.Contains(bytes[at - 1]) || colon < 0)
        {
            return false;
        }

        var password = authority[(colon + 1)..sign];
        match = new SecretMatch(RuleBook.UrlPassword, start + colon + 1, start + sign);
        return password.Length >= Fewest && !password.SequenceEqual(authority[..colon]) && !IsBlank(password);
    }

    private static bool IsBlank(ReadOnlySpan<byte> password)
    {
        foreach (var common in Common)
        {
            if (password.SequenceEqual(common))
            {
                return true;
            }
        }

        return Placeholder.IsVariable(password) || Placeholder.IsOne(password);
    }
}
