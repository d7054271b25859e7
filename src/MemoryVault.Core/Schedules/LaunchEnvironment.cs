using System.Runtime.InteropServices;
using MemoryVault.Processes;
using MemoryVault.Vaults;

namespace MemoryVault.Schedules;

/// <summary>
/// The few variables that a scheduled sync sets for itself. A scheduler starts programs with next to nothing, and git,
/// ssh and .NET need a home, a PATH, and what this user changed of their places. Only places are taken over, never
/// anything that may hold a secret, such as a proxy's address with its password.
/// </summary>
internal static class LaunchEnvironment
{
    private static readonly string[] Places =
        ["XDG_CONFIG_HOME", "XDG_DATA_HOME", "GNUPGHOME", "GIT_CONFIG_GLOBAL", "GIT_EXEC_PATH", "GIT_SSL_CAINFO", "SSL_CERT_FILE", "SSL_CERT_DIR"];

    private static readonly string[] Programs = ["git", "ssh", "gpg", "age", "gh", "git-credential-manager", "git-lfs"];

    /// <summary>Gives the variables, HOME and PATH first.</summary>
    /// <param name="environment">The machine, as the user who registers the schedule sees it.</param>
    /// <param name="program">The scheduled program; its folder is in PATH.</param>
    internal static IReadOnlyList<KeyValuePair<string, string>> For(MachineEnvironment environment, string program)
    {
        var variables = new List<KeyValuePair<string, string>> { new("HOME", environment.Home), new("PATH", PathFor(environment, program)) };

        // What is written goes to a log.
        variables.Add(new("NO_COLOR", "1"));
        if ((environment.Variable("DOTNET_ROOT") ?? DotnetRoot()) is { } root)
        {
            variables.Add(new("DOTNET_ROOT", root));
        }

        foreach (var name in Places)
        {
            if (environment.Variable(name) is { } value)
            {
                variables.Add(new(name, value));
            }
        }

        variables.RemoveAll(variable => variable.Value.Any(char.IsControl));
        return variables;
    }

    private static string PathFor(MachineEnvironment environment, string program)
    {
        var folders = new List<string>();
        foreach (var name in Programs)
        {
            Add(folders, ExecutableSearch.Find(environment, name));
        }

        Add(folders, program);
        string[] usual = environment.System == "macos"
            ? ["/opt/homebrew/bin", "/usr/local/bin", "/usr/bin", "/bin", "/usr/sbin", "/sbin"]
            : ["/usr/local/bin", "/usr/bin", "/bin"];
        return string.Join(':', folders.Concat(usual).Distinct(StringComparer.Ordinal));
    }

    private static void Add(List<string> folders, string? program)
    {
        // A folder with a colon cannot be in PATH; nothing could say so there.
        if (Path.GetDirectoryName(program) is { Length: > 0 } folder && !folder.Contains(':', StringComparison.Ordinal))
        {
            folders.Add(folder);
        }
    }

    /// <summary>Finds the .NET that runs this process, for a program that looks for it in the usual place only.</summary>
    private static string? DotnetRoot()
    {
        // <root>/shared/Microsoft.NETCore.App/<version>/
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        return File.Exists(Path.Combine(root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet")) ? Path.TrimEndingDirectorySeparator(root) : null;
    }
}
