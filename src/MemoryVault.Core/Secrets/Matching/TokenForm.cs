using System.Globalization;
using System.Text;
using MemoryVault.Secrets.Rules;

namespace MemoryVault.Secrets.Matching;

/// <summary>
/// One form of a token. The notation: text stands for itself; <c>{w:36}</c> is 36 bytes of a set, <c>{w:20-40}</c> 20 to 40, <c>{w:20+}</c>
/// 20 to 1000 (<see cref="ByteSet.Of"/> lists the sets). The first text is the anchor, by which a token is found, unless another one stands in
/// <c>&lt;&gt;</c>.
/// </summary>
/// <remarks>Sets are greedy and nothing is ever tried twice, so a form is matched in time proportional to its greatest length.</remarks>
internal sealed class TokenForm : ISecretMatcher
{
    private const int Open = 1000;
    private const int Long = 120;

    private readonly TokenPart[] _before;
    private readonly TokenPart[] _after;
    private readonly bool _isLong;

    private TokenForm(TokenRule rule, byte[] anchor, TokenPart[] before, TokenPart[] after)
    {
        (Rule, Anchor, _before, _after) = (rule, anchor, before, after);
        _isLong = Array.Exists(after, part => part is { Maximum: > Long, Set: { } set } && set.Contains((byte)'-'));
    }

    /// <summary>Gets the rule.</summary>
    internal TokenRule Rule { get; }

    /// <inheritdoc/>
    public byte[] Anchor { get; }

    /// <summary>Reads the notation.</summary>
    internal static TokenForm Parse(TokenRule rule, string notation)
    {
        var (before, after) = (new List<TokenPart>(), new List<TokenPart>());
        byte[]? anchor = null;
        var isMarked = notation.Contains('<', StringComparison.Ordinal);
        for (var rest = notation; rest.Length > 0;)
        {
            var end = rest[0] == '{' ? rest.IndexOf('}', StringComparison.Ordinal) + 1
                : rest[0] == '<' ? rest.IndexOf('>', StringComparison.Ordinal) + 1
                : rest.AsSpan().IndexOfAny('{', '<') is var next and >= 0 ? next : rest.Length;
            var piece = rest[..end];
            rest = rest[end..];
            if (piece[0] == '{')
            {
                (anchor is null ? before : after).Add(ParseSet(piece[1..^1]));
            }
            else if (anchor is null && (piece[0] == '<' || !isMarked))
            {
                anchor = Encoding.ASCII.GetBytes(piece.Trim('<', '>'));
            }
            else
            {
                (anchor is null ? before : after).Add(new TokenPart(Encoding.ASCII.GetBytes(piece), null, 0, 0));
            }
        }

        before.Reverse();
        return new TokenForm(rule, anchor ?? throw new FormatException($"'{notation}' has no anchor."), [.. before], [.. after]);
    }

    /// <inheritdoc/>
    public bool TryMatch(ReadOnlySpan<byte> bytes, int at, out SecretMatch match)
    {
        match = default;
        var (start, end) = (at, at + Anchor.Length);
        if (_before.Length == 0 && !BeginsWord(bytes, at))
        {
            return false;
        }

        foreach (var part in _after)
        {
            var count = part.MatchStart(bytes[end..]);
            if (count < 0)
            {
                return false;
            }

            end += count;
        }

        foreach (var part in _before)
        {
            var count = part.MatchEnd(bytes[..start]);
            if (count < 0)
            {
                return false;
            }

            start -= count;
        }

        match = new SecretMatch(Rule.Rule, start, end);
        return IsWhole(bytes, start, end) && Rule.IsOne(bytes[start..end]);
    }

    // A token is no part of a longer word: what goes on is another thing, of which the lengths happen to fit.
    private bool IsWhole(ReadOnlySpan<byte> bytes, int start, int end) =>
        BeginsWord(bytes, start)
        && (end == bytes.Length || _after is not [.., { Set: { } last }] || !(last.Contains(bytes[end]) || ByteSet.Word.Contains(bytes[end])));

    // Of long forms with hyphens one begins behind a hyphen only where no word stands before it: else a word of many beginnings would be read from each of them.
    private bool BeginsWord(ReadOnlySpan<byte> bytes, int start) =>
        (!ByteSet.Word.Contains(bytes[start]) || WordEdge.IsAt(bytes, start, ByteSet.Word))
        && !(_isLong && start > 1 && bytes[start - 1] == '-' && ByteSet.Word.Contains(bytes[start - 2]));

    private static TokenPart ParseSet(string text)
    {
        var count = text.AsSpan(2);
        var dash = count.IndexOf('-');
        var (least, most) = count[^1] == '+' ? (Number(count[..^1]), Open)
            : dash < 0 ? (Number(count), Number(count))
            : (Number(count[..dash]), Number(count[(dash + 1)..]));
        return new TokenPart([], ByteSet.Of(text[0]), least, most);
    }

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
