using System.Runtime.InteropServices;

namespace MemoryVault.Vaults;

/// <summary>
/// The folders, variables and names of a machine, as one value, so that discovery, path maps and schedules can be tried
/// for another home and another system than those of the process.
/// </summary>
public sealed record MachineEnvironment
{
    private static readonly Lazy<MachineEnvironment> OfProcess = new(FromProcess);

    /// <summary>Gets the environment of this process.</summary>
    public static MachineEnvironment Current => OfProcess.Value;

    /// <summary>Gets the user's home folder.</summary>
    public required string Home { get; init; }

    /// <summary>Gets the machine's name; asked for when it is needed, because that costs more than all the rest here.</summary>
    public string MachineName
    {
        get => field ??= global::System.Environment.MachineName;
        init;
    }

    /// <summary>Gets the user's name.</summary>
    public required string UserName { get; init; }

    /// <summary>Gets the system: <c>linux</c>, <c>macos</c> or <c>windows</c>.</summary>
    public required string System { get; init; }

    /// <summary>Gets the environment variables.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>Gets the current folder, against which relative paths are read.</summary>
    public required string CurrentDirectory { get; init; }

    /// <summary>Gives a variable's value; null if unset or empty.</summary>
    public string? Variable(string name) => Variables.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    /// <summary>Gives the folder that a variable names, else the default.</summary>
    public string VariableOr(string name, string otherwise) => Variable(name) ?? otherwise;

    /// <summary>Expands a leading <c>~</c> and makes a path absolute.</summary>
    public string FullPath(string path)
    {
        var expanded = path == "~" ? Home : path.StartsWith("~/", StringComparison.Ordinal) || path.StartsWith("~\\", StringComparison.Ordinal)
            ? Path.Combine(Home, path[2..]) : path;
        return Path.TrimEndingDirectorySeparator(Path.GetFullPath(expanded, CurrentDirectory));
    }

    /// <summary>Reads the environment of this process anew: in a shell its variables and current folder change.</summary>
    public static MachineEnvironment FromProcess()
    {
        var comparer = OperatingSystem.IsWindows() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
        var variables = new Dictionary<string, string>(comparer);
        foreach (global::System.Collections.DictionaryEntry entry in global::System.Environment.GetEnvironmentVariables())
        {
            variables[(string)entry.Key] = (string?)entry.Value ?? string.Empty;
        }

        return new MachineEnvironment
        {
            Home = global::System.Environment.GetFolderPath(global::System.Environment.SpecialFolder.UserProfile, global::System.Environment.SpecialFolderOption.DoNotVerify),
            UserName = global::System.Environment.UserName,
            System = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "macos" : RuntimeInformation.IsOSPlatform(OSPlatform.Linux) ? "linux" : "unix",
            Variables = variables,
            CurrentDirectory = global::System.Environment.CurrentDirectory,
        };
    }
}
