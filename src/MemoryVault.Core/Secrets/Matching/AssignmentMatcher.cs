using MemoryVault.Secrets.Rules;

namespace MemoryVault.Secrets.Matching;

/// <summary>Finds what is assigned to the name of a credential: <c>password = "..."</c>, <c>API_KEY=...</c>, <c>token: ...</c>, <c>;Pwd=...;</c>.</summary>
/// <param name="sign">The sign: <c>=</c> or <c>:</c>.</param>
internal sealed class AssignmentMatcher(byte sign) : ISecretMatcher
{
    private static readonly System.Buffers.SearchValues<byte> Ends = System.Buffers.SearchValues.Create(" \t\r\n,;\"'`&|<>\\"u8);

    /// <inheritdoc/>
    public byte[] Anchor { get; } = [sign];

    /// <inheritdoc/>
    public bool TryMatch(ReadOnlySpan<byte> bytes, int at, out SecretMatch match)
    {
        match = default;
        var name = NameBefore(bytes[..at]);
        if (!CredentialName.IsOne(name))
        {
            return false;
        }

        var start = at + 1 + StartOfValue(bytes[(at + 1)..]);
        var scheme = Scheme(bytes[start..]);
        start += scheme;
        var value = ValueAt(bytes[start..], out var isQuoted, out var quote);
        start += quote;
        scheme += quote > 0 ? Scheme(bytes[start..]) : 0;
        if (scheme > 0 && quote > 0)
        {
            var inner = Scheme(value);
            start += inner;
            value = value[inner..];
        }

        if (CredentialName.IsAuthorization(name) && scheme == 0)
        {
            return false;
        }

        match = new SecretMatch(Rule(bytes, name, start, start + value.Length, at), start, start + value.Length);
        return CredentialValue.IsOne(value, isQuoted) && !TokenScan.Contains(value);
    }

    private static SecretRule Rule(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> name, int start, int end, int at) =>
        CredentialName.IsAuthorization(name) ? RuleBook.Authorization
        : CredentialName.IsAwsSecret(name) && end - start == 40 ? RuleBook.AwsSecret
        : bytes[at] == '=' && (start == at + 1) && ((end < bytes.Length && bytes[end] == ';') || IsAfterSemicolon(bytes[..(at - name.Length)])) ? RuleBook.ConnectionString
        : RuleBook.Assignment;

    private static bool IsAfterSemicolon(ReadOnlySpan<byte> before) => before.TrimEnd((byte)' ').EndsWith(";"u8);

    private static ReadOnlySpan<byte> NameBefore(ReadOnlySpan<byte> before)
    {
        var end = before.Length;
        end -= end > 0 && before[end - 1] == ':' ? 1 : 0;
        end -= Blanks(before[..end]);
        end -= end > 0 && before[end - 1] is (byte)'"' or (byte)'\'' or (byte)'`' or (byte)']' ? 1 : 0;
        end -= end > 0 && before[end - 1] is (byte)'"' or (byte)'\'' or (byte)'\\' ? 1 : 0;
        var length = ByteSet.Name.CountAtEnd(before[..end], CredentialName.Longest);
        return before.Slice(end - length, length);
    }

    private static int Blanks(ReadOnlySpan<byte> before)
    {
        var count = 0;
        while (count < 4 && count < before.Length && before[^(count + 1)] is (byte)' ' or (byte)'\t')
        {
            count++;
        }

        return count;
    }

    // "=>", ":=", blanks. "==" compares, and has a value only where nobody would write a secret.
    private static int StartOfValue(ReadOnlySpan<byte> rest)
    {
        var skip = rest.Length > 0 && rest[0] is (byte)'>' or (byte)'=' ? 1 : 0;
        while (skip < rest.Length && skip < 5 && rest[skip] is (byte)' ' or (byte)'\t')
        {
            skip++;
        }

        return skip;
    }

    private static int Scheme(ReadOnlySpan<byte> value) =>
        value.StartsWith("Bearer "u8) || value.StartsWith("bearer "u8) ? 7 : value.StartsWith("Basic "u8) || value.StartsWith("basic "u8) || value.StartsWith("token "u8) ? 6 : 0;

    private static ReadOnlySpan<byte> ValueAt(ReadOnlySpan<byte> rest, out bool isQuoted, out int quote)
    {
        quote = rest.StartsWith("\\\""u8) ? 2 : rest.Length > 0 && rest[0] is (byte)'"' or (byte)'\'' or (byte)'`' ? 1 : 0;
        isQuoted = quote > 0;
        var value = rest[quote..Math.Min(rest.Length, quote + CredentialValue.Longest + 1)];
        var end = isQuoted ? value.IndexOfAny(rest[quote - 1], (byte)'\n', (byte)'\\') : value.IndexOfAny(Ends);
        return end < 0 ? value : value[..end];
    }
}
