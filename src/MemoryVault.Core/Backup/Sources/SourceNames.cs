using System.Globalization;
using MemoryVault.Vaults;

namespace MemoryVault.Backup;

/// <summary>Names for sources.</summary>
internal static class SourceNames
{
    /// <summary>Makes a name from a folder's: <c>notes</c> for <c>/home/ana/.notes</c>.</summary>
    internal static string FromFolder(string folder)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        return EntryName.From(name.TrimStart('.'), "folder");
    }

    /// <summary>Gives the name, or if a source has it, the name with the first number that is free: <c>claude-code-2</c>.</summary>
    internal static string MakeUnique(string name, IReadOnlyList<MemorySource> sources)
    {
        var unique = name;
        for (var number = 2; sources.Any(source => source.Name.Equals(unique, StringComparison.OrdinalIgnoreCase)); number++)
        {
            var suffix = string.Create(CultureInfo.InvariantCulture, $"-{number}");
            unique = (name.Length + suffix.Length > 64 ? name[..(64 - suffix.Length)] : name) + suffix;
        }

        return unique;
    }
}
