using System.Text;

namespace MemoryVault.Git;

/// <summary>Reads the log of a ref from its file (gitrepository-layout): one line for each move, <c>old new who time TAB why</c>.</summary>
internal static class Reflog
{
    /// <summary>Gives where the ref was moved last; null where there is no log, or its end is damaged.</summary>
    internal static ObjectId? ReadLast(string repositoryPath, string name)
    {
        var file = Path.Combine(repositoryPath, "logs", name);
        var text = File.Exists(file) ? File.ReadAllText(file, Encoding.UTF8) : string.Empty;
        if (!text.EndsWith('\n'))
        {
            return null;
        }

        var line = text[(text.LastIndexOf('\n', text.Length - 2) + 1)..].Split(' ');
        return line.Length > 2 && ObjectId.TryParse(line[1], out var id) && !id.IsNone ? id : null;
    }
}
