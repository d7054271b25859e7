using System.IO.Enumeration;

namespace MemoryVault.Backup;

/// <summary>Looks for the files by which an agent's folder is recognised. What cannot be read is not there.</summary>
internal static class FolderMarks
{
    private static readonly EnumerationOptions Shallow = new() { AttributesToSkip = 0, IgnoreInaccessible = true };

    /// <summary>Tells whether a folder has one of these names.</summary>
    internal static bool IsNamed(string root, params ReadOnlySpan<string> names) => names.Contains(Path.GetFileName(Path.TrimEndingDirectorySeparator(root)));

    /// <summary>Tells whether one of these files or folders, written with <c>/</c>, is in a folder.</summary>
    internal static bool HasAny(string root, params ReadOnlySpan<string> relativePaths)
    {
        foreach (var relativePath in relativePaths)
        {
            if (Path.Exists(Path.Combine(root, relativePath)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells whether all of these files or folders are in a folder.</summary>
    internal static bool HasAll(string root, params ReadOnlySpan<string> relativePaths)
    {
        foreach (var relativePath in relativePaths)
        {
            if (!Path.Exists(Path.Combine(root, relativePath)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Tells whether something matches a path whose names may have <c>*</c> and <c>?</c>: <c>projects/*/memory</c>.</summary>
    internal static bool HasMatch(string root, string path) => Matches(root, path).Any();

    /// <summary>Lists what matches a path whose names may have <c>*</c> and <c>?</c>.</summary>
    internal static IEnumerable<string> Matches(string root, string path)
    {
        IEnumerable<string> found = [root];
        foreach (var name in path.Split('/'))
        {
            found = found.SelectMany(folder => Named(folder, name));
        }

        return found;
    }

    /// <summary>Lists the folders in a folder, but for links and for those that no source ever takes.</summary>
    internal static IEnumerable<string> Folders(string root) =>
        Entries(root, "*").Where(path => IsOrdinaryFolder(path) && !GitReservedName.IsReserved(Path.GetFileName(path)) && Path.GetFileName(path) != "node_modules");

    private static bool IsOrdinaryFolder(string path) => new DirectoryInfo(path) is { Exists: true, LinkTarget: null };

    private static IEnumerable<string> Named(string folder, string name)
    {
        if (!name.AsSpan().ContainsAny('*', '?'))
        {
            var path = Path.Combine(folder, name);
            return Path.Exists(path) ? [path] : [];
        }

        return Directory.Exists(folder) ? Entries(folder, name) : [];
    }

    private static IEnumerable<string> Entries(string folder, string pattern)
    {
        try
        {
            return [.. new FileSystemEnumerable<string>(folder, static (ref FileSystemEntry entry) => entry.ToFullPath(), Shallow)
            {
                ShouldIncludePredicate = (ref FileSystemEntry entry) => FileSystemName.MatchesSimpleExpression(pattern, entry.FileName, ignoreCase: false),
            }.Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
