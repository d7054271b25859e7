using System.Text;

namespace MemoryVault.Tests.Schedules;

/// <summary>Takes a command line apart as <c>CommandLineToArgvW</c> documents it, for arguments behind the program's name.</summary>
internal static class WindowsArguments
{
    public static string[] Parse(string line)
    {
        var arguments = new List<string>();
        var argument = new StringBuilder();
        var (quoted, begun) = (false, false);
        for (var i = 0; i < line.Length; i++)
        {
            var backslashes = 0;
            while (i < line.Length && line[i] == '\\')
            {
                backslashes++;
                i++;
            }

            begun |= backslashes > 0;
            if (i < line.Length && line[i] == '"')
            {
                // 2n backslashes and a quote: n, and the quote opens or closes; 2n + 1: n, and a quote that is meant.
                argument.Append('\\', backslashes / 2);
                _ = backslashes % 2 == 1 ? argument.Append('"') : argument;
                quoted ^= backslashes % 2 == 0;
                begun = true;
                continue;
            }

            argument.Append('\\', backslashes);
            if (i < line.Length && (quoted || line[i] is not (' ' or '\t')))
            {
                argument.Append(line[i]);
                begun = true;
            }
            else if (begun)
            {
                arguments.Add(argument.ToString());
                argument.Clear();
                begun = false;
            }
        }

        return begun ? [.. arguments, argument.ToString()] : [.. arguments];
    }
}
