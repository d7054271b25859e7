using System.Globalization;
using MemoryVault.Git;

namespace MemoryVault.Secrets.Redaction;

/// <summary>The names of a folder after their secrets were blacked out. Two that would become the same get numbers, in the order of the names as they were.</summary>
internal sealed class ProjectedNames
{
    private readonly Dictionary<string, string> _changed = new(StringComparer.Ordinal);

    internal ProjectedNames(IReadOnlyList<TreeEntry> entries, NameRedaction names)
    {
        var changed = new List<(string Plain, string Redacted)>();
        foreach (var entry in entries)
        {
            if (names.Redact(entry.Name) is var redacted && redacted != entry.Name)
            {
                changed.Add((entry.Name, redacted));
            }
        }

        if (changed.Count > 0)
        {
            Number(changed, entries);
        }
    }

    /// <summary>Gives the name that one became.</summary>
    internal string Of(string name) => _changed.GetValueOrDefault(name, name);

    private void Number(List<(string Plain, string Redacted)> changed, IReadOnlyList<TreeEntry> entries)
    {
        var taken = entries.Select(entry => entry.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var (plain, redacted) in changed.OrderBy(pair => pair.Plain, StringComparer.Ordinal))
        {
            var name = redacted;
            for (var number = 2; !taken.Add(name); number++)
            {
                name = Numbered(redacted, number);
            }

            _changed[plain] = name;
        }
    }

    // Before the extension, which tells what the file is.
    private static string Numbered(string name, int number)
    {
        var dot = name.LastIndexOf('.');
        dot = dot <= 0 ? name.Length : dot;
        return string.Create(CultureInfo.InvariantCulture, $"{name.AsSpan(0, dot)}-{number}{name.AsSpan(dot)}");
    }
}
