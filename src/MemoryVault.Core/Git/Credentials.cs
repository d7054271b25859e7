using System.Buffers;

namespace MemoryVault.Git;

/// <summary>Takes credentials out of texts that are shown, logged or thrown.</summary>
public static class Credentials
{
    private const string Mask = "***";
    private static readonly SearchValues<char> AfterAuthority = SearchValues.Create(" \t\r\n/?#'\"<>");

    /// <summary>Replaces the user part of every URL in a text: <c>https://user:token@host</c> becomes <c>https://***@host</c>.</summary>
    /// <remarks>
    /// The user name goes too: with tokens it often is the secret (<c>https://TOKEN@host</c>). <c>ssh://git@host</c> loses its
    /// harmless name as well, which costs nothing.
    /// </remarks>
    public static string Scrub(string text)
    {
        var from = 0;
        while (true)
        {
            var start = text.IndexOf("://", from, StringComparison.Ordinal);
            if (start < 0)
            {
                return text;
            }

            start += 3;
            var end = EndOfAuthority(text, start);
            var at = text.AsSpan(start, end - start).LastIndexOf('@');
            if (at > 0)
            {
                text = string.Concat(text.AsSpan(0, start), Mask, text.AsSpan(start + at));
            }

            // The next one may begin within what looked like a host: https://https://user:token@host.
            from = start;
        }
    }

    private static int EndOfAuthority(string text, int start)
    {
        var length = text.AsSpan(start).IndexOfAny(AfterAuthority);
        return length < 0 ? text.Length : start + length;
    }
}
