using MemoryVault.Secrets.Rules;

namespace MemoryVault.Secrets.Matching;

/// <summary>Scans a piece of text for everything that has a shape of its own, and for assignments.</summary>
internal static class TokenScan
{
    private static readonly AnchorTable Shapes = new(Matchers());
    private static readonly AnchorTable All = new([.. Matchers(), new AssignmentMatcher((byte)'='), new AssignmentMatcher((byte)':')]);

    /// <summary>Finds the next secret at or after a position, and moves the position behind it.</summary>
    internal static bool TryFind(ReadOnlySpan<byte> bytes, ref int position, ref int floor, out SecretMatch match)
    {
        if (!All.TryFind(bytes, ref position, floor, out match))
        {
            return false;
        }

        position = floor = match.End;
        return true;
    }

    /// <summary>Tells whether a value holds something that has a shape of its own.</summary>
    internal static bool Contains(ReadOnlySpan<byte> value)
    {
        var position = 0;
        return Shapes.TryFind(value, ref position, 0, out _);
    }

    private static ISecretMatcher[] Matchers() =>
        [.. RuleBook.Tokens.SelectMany(rule => rule.Forms), new PrivateKeyMatcher(), new PuttyKeyMatcher(), new JwtMatcher(), new UrlPasswordMatcher()];
}
