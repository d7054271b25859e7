using System.Text;

namespace MemoryVault.Secrets.Redaction;

/// <summary>What stands where a secret stood. It holds the rule and nothing of the value, so that equal marks say nothing of equal secrets.</summary>
/// <remarks>
/// It might be tempting to put a short hash of the value into the mark, by which it could be found again. Do not: a password that people think of is
/// found by trying, and whoever has the mark would know when it is right.
/// </remarks>
internal static class RedactionMark
{
    private const string Start = "[REDACTED:";

    /// <summary>Gives the mark of a rule: <c>[REDACTED:github-pat]</c>. It has no character that JSON escapes.</summary>
    internal static string Of(string rule) => $"{Start}{rule}]";

    /// <summary>Gives the mark of a rule in the name of a file, where Windows has no colon: <c>REDACTED-github-pat</c>.</summary>
    internal static string InName(string rule) => $"REDACTED-{rule}";

    /// <summary>Finds the next mark at or after a position.</summary>
    /// <param name="bytes">Text in UTF-8.</param>
    /// <param name="position">Where to begin; moves behind the mark.</param>
    /// <param name="mark">The mark's place.</param>
    /// <param name="rule">Its rule.</param>
    internal static bool TryFind(ReadOnlySpan<byte> bytes, ref int position, out Range mark, out string rule)
    {
        (mark, rule) = (default, string.Empty);
        while (bytes[position..].IndexOf("[REDACTED:"u8) is var skip and >= 0)
        {
            var start = position + skip;
            var name = bytes[(start + Start.Length)..];
            var length = name.IndexOfAnyExcept(RuleLetters);
            position = start + Start.Length;
            if (length > 0 && name[length] == ']')
            {
                rule = Encoding.ASCII.GetString(name[..length]);
                position += length + 1;
                mark = start..position;
                return true;
            }
        }

        position = bytes.Length;
        return false;
    }

    private static System.Buffers.SearchValues<byte> RuleLetters { get; } = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-"u8);
}
