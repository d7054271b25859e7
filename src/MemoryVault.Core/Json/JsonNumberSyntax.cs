namespace MemoryVault.Json;

/// <summary>The form of a number: <c>-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?</c> (RFC 8259, section 6).</summary>
internal static class JsonNumberSyntax
{
    // Reading an exponent takes time that grows with the square of its length. RFC 8259, section 9, allows limits; nobody meets this one.
    private const int LongestExponent = 1000;

    internal static bool IsNumber(ReadOnlySpan<char> text)
    {
        var at = text.Length > 0 && text[0] == '-' ? 1 : 0;
        var whole = SkipDigits(text, at);
        if (whole == at || (text[at] == '0' && whole > at + 1))
        {
            return false;
        }

        var fraction = whole < text.Length && text[whole] == '.' ? SkipAtLeastOneDigit(text, whole + 1) : whole;
        if (fraction < 0 || fraction == text.Length)
        {
            return fraction > 0;
        }

        return text[fraction] is 'e' or 'E'
            && text.Length - fraction <= LongestExponent
            && SkipAtLeastOneDigit(text, SkipSign(text, fraction + 1)) == text.Length;
    }

    private static int SkipSign(ReadOnlySpan<char> text, int at) => at < text.Length && text[at] is '+' or '-' ? at + 1 : at;

    private static int SkipAtLeastOneDigit(ReadOnlySpan<char> text, int at) => SkipDigits(text, at) is var end && end > at ? end : -1;

    private static int SkipDigits(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at;
    }
}
