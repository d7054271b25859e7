using System.Text;

namespace MemoryVault.Schedules;

/// <summary>
/// Joins arguments to one command line so that <c>CommandLineToArgvW</c> and the C run-time take it apart into the same
/// arguments (Microsoft, "Parsing C command-line arguments": backslashes count double before a quote only).
/// </summary>
internal static class WindowsCommandLine
{
    /// <summary>Joins the arguments.</summary>
    internal static string Join(IEnumerable<string> arguments)
    {
        var line = new StringBuilder();
        foreach (var argument in arguments)
        {
            if (line.Length > 0)
            {
                line.Append(' ');
            }

            Append(line, argument);
        }

        return line.ToString();
    }

    private static void Append(StringBuilder line, string argument)
    {
        if (argument.Length > 0 && !argument.AsSpan().ContainsAny(" \t\""))
        {
            line.Append(argument);
            return;
        }

        line.Append('"');
        var backslashes = 0;
        foreach (var c in argument)
        {
            if (c == '"')
            {
                line.Append('\\', backslashes + 1);
            }

            backslashes = c == '\\' ? backslashes + 1 : 0;
            line.Append(c);
        }

        line.Append('\\', backslashes).Append('"');
    }
}
