using System.Text;

namespace MemoryVault.Schedules;

/// <summary>
/// Quotes for unit files: systemd.syntax(7) "Quoting", systemd.unit(5) "Specifiers" (<c>%</c> is written <c>%%</c>), and
/// systemd.service(5) "Command lines" (<c>$</c> is written <c>$$</c>).
/// </summary>
internal static class SystemdQuoting
{
    /// <summary>Quotes the words of an <c>ExecStart=</c> line; the first is a plain path and stays as it is.</summary>
    internal static string CommandLine(IReadOnlyList<string> words)
    {
        var line = new StringBuilder(words[0]);
        for (var i = 1; i < words.Count; i++)
        {
            line.Append(" \"");
            foreach (var c in words[i])
            {
                _ = c switch
                {
                    '"' or '\\' => line.Append('\\').Append(c),
                    '%' or '$' => line.Append(c).Append(c),
                    _ => line.Append(c),
                };
            }

            line.Append('"');
        }

        return line.ToString();
    }
}
