using System.Globalization;
using System.Text;
using MemoryVault.History;
using MemoryVault.Vaults;

namespace MemoryVault.Knowledge.Gists;

/// <summary>
/// The names of files in a gist, which is flat: <c>notes/a b.md</c> is <c>notes%2Fa b.md</c>. Reversible (RFC 3986's percent-encoding), and safe in a
/// clone on every system.
/// </summary>
/// <remarks>
/// Written as <c>%XX</c> are: <c>/</c> and <c>%</c>; what Windows does not allow in a name; a blank at the start, a blank or a dot at the end; the first
/// letter of <c>gistfileN</c> (the names that GitHub gives by itself), of a device of Windows and of what has the form of our marker; and as many letters
/// as it takes where another name there differs by capitals alone. What is there keeps its name, also one that somebody chose on the website otherwise
/// (<c>100%.md</c>, <c>gistfile1.txt</c>): so names are remembered as they are read.
/// </remarks>
internal sealed class GistNames : IKnowledgeNames
{
    private const int MaximumBytes = 255;
    private const string Escaped = "%/\\:*?\"<>|";

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _paths = new(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public string Encode(string path) => _names.GetValueOrDefault(path) ?? Remember(path, Check(path, MakeUnique(EscapeAll(path))));

    /// <inheritdoc/>
    public string? TryDecode(string name)
    {
        if (GistMarker.TryRead(name) is not null)
        {
            return null;
        }

        var path = Unescape(name);
        if (RestorableName.FindProblem(path, "linux") is not null)
        {
            return null;
        }

        Remember(path, name);
        return path;
    }

    private string Remember(string path, string name)
    {
        _names.TryAdd(path, name);
        _paths.TryAdd(name, path);
        return name;
    }

    private static string EscapeAll(string path)
    {
        var name = new StringBuilder(path.Length + 8);
        for (var i = 0; i < path.Length; i++)
        {
            var isEdge = (i == 0 && path[i] == ' ') || (i == path.Length - 1 && path[i] is ' ' or '.');
            if (isEdge || path[i] < ' ' || path[i] == '\u007f' || Escaped.Contains(path[i], StringComparison.Ordinal))
            {
                Escape(name, path[i]);
            }
            else
            {
                name.Append(path[i]);
            }
        }

        var flat = name.ToString();
        return IsReserved(flat) ? EscapeAt(flat, 0) : flat;
    }

    // A disk that takes no notice of capitals would have one file for both.
    private string MakeUnique(string name)
    {
        for (var i = 0; i < name.Length && _paths.ContainsKey(name); i++)
        {
            if (name[i] == '%')
            {
                i += 2;
            }
            else if (char.IsAsciiLetter(name[i]))
            {
                name = EscapeAt(name, i);
                i += 2;
            }
        }

        return name;
    }

    // What is no escape of ours stays as it is: the rest of the name, too, is then what somebody wrote.
    private static string Unescape(string name)
    {
        var path = new StringBuilder(name.Length);
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] != '%')
            {
                path.Append(name[i]);
            }
            else if (TryReadEscape(name.AsSpan(i), out var c))
            {
                path.Append(c);
                i += 2;
            }
            else
            {
                return name;
            }
        }

        return path.ToString();
    }

    private static bool TryReadEscape(ReadOnlySpan<char> text, out char c)
    {
        var read = byte.TryParse(text.Length < 3 ? [] : text[1..3], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) && value < 0x80;
        c = (char)value;
        return read;
    }

    private static bool IsReserved(string name) =>
        GistMarker.HasForm(name) || IsAutomatic(name) || RestorableName.FindProblem(name, "windows") is not null;

    // "Don't name your files gistfile with a numerical suffix" (GitHub Docs, "Create a gist").
    private static bool IsAutomatic(string name)
    {
        var stem = name.Split('.')[0];
        return stem.StartsWith("gistfile", StringComparison.OrdinalIgnoreCase) && stem.Length > "gistfile".Length && stem.AsSpan("gistfile".Length).IndexOfAnyExceptInRange('0', '9') < 0;
    }

    private static string EscapeAt(string name, int index) => name[index] >= 0x80 ? name : string.Concat(
        name.AsSpan(0, index), Escape(new StringBuilder(), name[index]).ToString(), name.AsSpan(index + 1));

    private static StringBuilder Escape(StringBuilder name, char c) => name.Append('%').Append(((int)c).ToString("X2", CultureInfo.InvariantCulture));

    private static string Check(string path, string name) => Encoding.UTF8.GetByteCount(name) <= MaximumBytes ? name : throw new InvalidInputException(
        path,
        $"The path '{path}' is too long for a gist, where a file's folders are part of its name: '{name}' has more than {MaximumBytes} bytes.",
        Advice.Of($"Shorten it, or publish the project to a repository: {new HeadWords("--repo URL", "-Repository URL")}."));
}
