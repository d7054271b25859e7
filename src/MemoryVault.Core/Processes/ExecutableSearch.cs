using MemoryVault.Vaults;

namespace MemoryVault.Processes;

/// <summary>
/// Finds programs in the PATH of a <see cref="MachineEnvironment"/>. The operating system would look in the PATH of
/// this process instead, and would not say where it found the program.
/// </summary>
public static class ExecutableSearch
{
    /// <summary>Gives the absolute path of a program; null where PATH has none.</summary>
    /// <param name="environment">The machine whose PATH is searched, in its order.</param>
    /// <param name="program">A name without a folder; on Windows with or without <c>.exe</c>.</param>
    public static string? Find(MachineEnvironment environment, string program)
    {
        foreach (var folder in (environment.Variable("PATH") ?? string.Empty).Split(Path.PathSeparator))
        {
            if (!Path.IsPathFullyQualified(folder))
            {
                continue;
            }

            var candidate = Path.Combine(folder, program);
            if (IsExecutable(candidate))
            {
                return candidate;
            }

            if (OperatingSystem.IsWindows() && IsExecutable(candidate + ".exe"))
            {
                return candidate + ".exe";
            }
        }

        return null;
    }

    private static bool IsExecutable(string path)
    {
        const UnixFileMode Execute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return File.Exists(path) && (OperatingSystem.IsWindows()
            ? Path.HasExtension(path)
            : (File.GetUnixFileMode(path) & Execute) != 0);
    }
}
