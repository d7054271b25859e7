using MemoryVault.Files;
using MemoryVault.Vaults;

namespace MemoryVault.Backup;

/// <summary>Compares folders of a machine as its system does.</summary>
internal static class FolderPath
{
    /// <summary>Tells whether the machine's file system does not tell upper from lower case letters, as it usually is there.</summary>
    internal static bool IgnoresCase(MachineEnvironment environment) => environment.System is "windows" or "macos";

    /// <summary>Tells whether two absolute paths are the same.</summary>
    internal static bool AreSame(string one, string other, MachineEnvironment environment) =>
        Path.TrimEndingDirectorySeparator(one).Equals(Path.TrimEndingDirectorySeparator(other), Comparison(environment));

    /// <summary>Gives the path of a folder below another, with <c>/</c>; empty if it is the same, null if it does not lie below.</summary>
    internal static string? Below(string folder, string path, MachineEnvironment environment)
    {
        if (AreSame(folder, path, environment))
        {
            return string.Empty;
        }

        var start = Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar;
        return path.StartsWith(start, Comparison(environment)) ? Path.TrimEndingDirectorySeparator(path)[start.Length..].Replace(Path.DirectorySeparatorChar, '/') : null;
    }

    /// <summary>Gives the folder that a path leads to when every symbolic link in it is followed; the path itself where it cannot be followed.</summary>
    internal static string Resolve(string path)
    {
        try
        {
            return RealPath.Resolve(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return path;
        }
    }

    private static StringComparison Comparison(MachineEnvironment environment) =>
        IgnoresCase(environment) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
}
