using System.Text;

namespace MemoryVault.Tests.Schedules;

/// <summary>
/// Takes an ExecStart= line apart by the documented rules: quoting and C escapes of systemd.syntax(7), specifiers of
/// systemd.unit(5), variables of systemd.service(5). What would mean more than a literal is an error here.
/// </summary>
internal static class SystemdLine
{
    public static string[] Parse(string line)
    {
        var words = new List<string>();
        var i = 0;
        while (i < line.Length)
        {
            if (line[i] == ' ')
            {
                i++;
                continue;
            }

            var word = new StringBuilder();
            i = ReadWord(line, i, word);
            words.Add(word.ToString());
        }

        return [.. words];
    }

    private static int ReadWord(string line, int i, StringBuilder word)
    {
        var quote = line[i] is '"' or '\'' ? line[i++] : ' ';
        for (; i < line.Length && line[i] != quote; i++)
        {
            switch (line[i])
            {
                case '\\':
                    i++;
                    word.Append(line[i] is '\\' or '"' or '\'' ? line[i] : throw new FormatException($"An escape stands at {i} of: {line}"));
                    break;
                case '%' or '$':
                    word.Append(line[i] == line[i + 1] ? line[i++] : throw new FormatException($"A specifier or variable stands at {i} of: {line}"));
                    break;
                default:
                    word.Append(line[i]);
                    break;
            }
        }

        if (quote != ' ' && (i == line.Length || (i + 1 < line.Length && line[i + 1] != ' ')))
        {
            throw new FormatException($"A quote is not closed before a space: {line}");
        }

        return i + 1;
    }
}
