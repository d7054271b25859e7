using System.Text;

namespace MemoryVault.Processes;

/// <summary>Quotes for the shell of POSIX (IEEE Std 1003.1, Shell Command Language, 2.2.2 Single-Quotes), and for a crontab.</summary>
internal static class ShellQuoting
{
    private const string Plain = "-_./:=@+,";

    /// <summary>Quotes one word; what needs no quotes stays bare.</summary>
    internal static string Quote(string word) =>
        IsPlain(word) ? word : "'" + word.Replace("'", "'\"'\"'", StringComparison.Ordinal) + "'";

    /// <summary>Quotes a list of words to a command line.</summary>
    internal static string Join(IEnumerable<string> words) => string.Join(' ', words.Select(Quote));

    /// <summary>
    /// Quotes one word for a crontab, whose daemon changes the line before the shell has it: a bare <c>%</c> is a line
    /// break and <c>\%</c> is <c>%</c>; and some daemons make one of two backslashes, some do not. So no backslash may stand
    /// before another or before <c>%</c> in the line: after each the quotes are closed and opened.
    /// </summary>
    internal static string QuoteForCron(string word)
    {
        var quoted = new StringBuilder(Quote(word).Length + 8);
        foreach (var c in Quote(word))
        {
            _ = c switch
            {
                '%' => quoted.Append("\\%"),
                '\\' => quoted.Append("\\''"),
                _ => quoted.Append(c),
            };
        }

        return quoted.ToString();
    }

    private static bool IsPlain(string word)
    {
        foreach (var c in word)
        {
            if (!char.IsAsciiLetterOrDigit(c) && !Plain.Contains(c, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return word.Length > 0;
    }
}
