using System.Text;

namespace MemoryVault.Tests.Schedules;

/// <summary>What a cron daemon makes of the command of a line before the shell has it: crontab(5), "The sixth field".</summary>
internal static class CronLine
{
    /// <summary>Gives the command behind the five fields of time.</summary>
    public static string CommandOf(string line) => string.Join(' ', line.Split(' ')[5..]);

    /// <summary>Gives what the shell is told to run; the rest, from a bare <c>%</c> on, would be its input.</summary>
    /// <param name="command">The command as the crontab has it.</param>
    /// <param name="backslashEscapesItself">As in Vixie's cron and the BSDs; false as in cronie.</param>
    public static string ForShell(string command, bool backslashEscapesItself)
    {
        var shell = new StringBuilder();
        var escaped = false;
        foreach (var c in command)
        {
            if (escaped)
            {
                if (c == '%' || (c == '\\' && backslashEscapesItself))
                {
                    shell.Length--;
                }

                escaped = false;
            }
            else if (c == '\\')
            {
                escaped = true;
            }
            else if (c == '%')
            {
                break;
            }

            shell.Append(c);
        }

        return shell.ToString();
    }
}
