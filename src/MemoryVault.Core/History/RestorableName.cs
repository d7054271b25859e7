using System.Buffers;
using MemoryVault.Backup;
using MemoryVault.Git;

namespace MemoryVault.History;

/// <summary>
/// Tells which names of a tree may be written to a disk. A tree is the input of a stranger: git's own <c>verify_path</c> is the
/// model (no <c>..</c>, no <c>.git</c> in any of its spellings: CVE-2014-9390, CVE-2019-1352), with the names that Windows reads as
/// something else.
/// </summary>
internal static class RestorableName
{
    private static readonly SearchValues<char> RefusedByWindows = SearchValues.Create("\\:*?\"<>|");
    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

    /// <summary>Gives what is wrong with a path's names; null if nothing is.</summary>
    /// <param name="path">The names, joined by <c>/</c>.</param>
    /// <param name="system">The system that it is written on.</param>
    internal static string? FindProblem(string path, string system) =>
        path.Split('/').Select(name => FindNameProblem(name, system)).FirstOrDefault(problem => problem is not null);

    private static string? FindNameProblem(string name, string system) => name switch
    {
        "" => "an empty name leads out of its folder",
        "." or ".." => $"'{name}' leads out of its folder",
        _ when GitText.HasForeignBytes(name) => "its name is not UTF-8",
        _ when name.Contains('\0', StringComparison.Ordinal) => "its name holds a NUL",
        _ when GitReservedName.IsReserved(name) => $"'{name}' is a name of git's own, whose content git would obey",
        _ when system == "windows" => FindWindowsProblem(name),
        _ => null,
    };

    private static string? FindWindowsProblem(string name)
    {
        if (name.AsSpan().ContainsAny(RefusedByWindows) || name.Any(c => c < ' '))
        {
            return $"'{name}' holds a character that Windows does not allow in a name";
        }

        if (name[^1] is '.' or ' ')
        {
            return $"'{name}' ends with a dot or a space, which Windows drops";
        }

        return IsDevice(name) ? $"'{name}' is a device on Windows" : null;
    }

    private static bool IsDevice(string name)
    {
        var stem = name.Split('.')[0].TrimEnd(' ').ToUpperInvariant();
        return Devices.Contains(stem)
            || (stem.Length == 4 && stem[..3] is "COM" or "LPT" && (char.IsAsciiDigit(stem[3]) || stem[3] is '¹' or '²' or '³'));
    }
}
