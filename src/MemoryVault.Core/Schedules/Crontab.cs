using System.Text;

namespace MemoryVault.Schedules;

/// <summary>
/// The text of a crontab. Lines that MemoryVault did not write are kept byte for byte, whatever their encoding: the bytes are
/// held as Latin-1, where each byte is one character, and only our own lines are read and written as UTF-8.
/// An entry of ours is a comment with its <see cref="ScheduleMark"/> and, after it, a line that ends with the tag of that mark.
/// </summary>
internal sealed class Crontab
{
    private const string Comment = "# ";
    private readonly List<string> _lines;

    private Crontab(List<string> lines) => _lines = lines;

    /// <summary>Gets a value indicating whether nothing is in it.</summary>
    internal bool IsEmpty => _lines.Count == 0;

    /// <summary>Reads the bytes of <c>crontab -l</c>.</summary>
    internal static Crontab Parse(ReadOnlySpan<byte> bytes)
    {
        var lines = new List<string>();
        while (bytes.Length > 0)
        {
            var end = bytes.IndexOf((byte)'\n');
            var length = end < 0 ? bytes.Length : end + 1;
            lines.Add(Encoding.Latin1.GetString(bytes[..length]));
            bytes = bytes[length..];
        }

        return new Crontab(lines);
    }

    /// <summary>Gives the bytes for <c>crontab -</c>.</summary>
    internal byte[] ToBytes() => Encoding.Latin1.GetBytes(string.Concat(_lines));

    /// <summary>Lists our entries.</summary>
    internal IEnumerable<ScheduleMark> List()
    {
        for (var i = 0; i + 1 < _lines.Count; i++)
        {
            if (MarkOf(_lines[i]) is { } mark && IsEntry(_lines[i + 1], mark.Name))
            {
                yield return mark;
            }
        }
    }

    /// <summary>Puts an entry in the place of the one of its name, or at the end.</summary>
    /// <param name="mark">What it is.</param>
    /// <param name="entry">The times and the command, without the tag.</param>
    internal void Put(ScheduleMark mark, string entry)
    {
        var index = _lines.FindIndex(line => IsOurs(line, mark.Name));
        Remove(mark.Name);
        if (index < 0)
        {
            index = _lines.Count;
            EndLastLine();
        }

        _lines.InsertRange(index, [Ours(Comment + mark), Ours(entry + " " + ScheduleMark.Tag(mark.Name))]);
    }

    /// <summary>Removes the entry of a name; false where there is none.</summary>
    internal bool Remove(string name) => _lines.RemoveAll(line => IsOurs(line, name)) > 0;

    private static bool IsOurs(string line, string name) => MarkOf(line)?.Name == name || IsEntry(line, name);

    private static bool IsEntry(string line, string name) =>
        !line.StartsWith('#') && line.TrimEnd('\n').EndsWith(" " + ScheduleMark.Tag(name), StringComparison.Ordinal);

    private static ScheduleMark? MarkOf(string line) => line.StartsWith(Comment, StringComparison.Ordinal)
        ? ScheduleMark.Parse(Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(line))[Comment.Length..].TrimEnd('\n')) : null;

    private static string Ours(string line) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(line + "\n"));

    // crontab refuses a last line without its end, and ours must not become part of it.
    private void EndLastLine()
    {
        if (_lines.Count > 0 && !_lines[^1].EndsWith('\n'))
        {
            _lines[^1] += "\n";
        }
    }
}
