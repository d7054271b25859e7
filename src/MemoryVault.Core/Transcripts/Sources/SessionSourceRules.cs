using MemoryVault.Backup;
using MemoryVault.Display;
using MemoryVault.Vaults;

namespace MemoryVault.Transcripts;

/// <summary>What a session source must keep to. Checked when it is added, and again when it is used: <c>config.json</c> is edited by hand, too.</summary>
internal sealed class SessionSourceRules(VaultPaths paths, MachineEnvironment environment)
{
    private const int MaximumDays = 36_500;

    /// <summary>Gives the source with its folders of this machine absolute, if it keeps the rules.</summary>
    /// <exception cref="VaultException">It breaks one; the error names it and the remedy.</exception>
    internal SessionSource Check(SessionSource source)
    {
        EntryName.Check(source.Name, "session source");
        var known = source with { Preset = PresetOf(source), Folder = WithoutSlash(source.Folder) };
        CheckTarget(known);
        CheckGlobs(known);
        if (known.WindowDays is < 0 or > MaximumDays)
        {
            throw Wrong(known, $"a window of {known.WindowDays} days is not possible", $"Use 1 to {MaximumDays} days, or 0 for all.");
        }

        var checkedFolder = CheckFolder(known);
        return CheckMirror(checkedFolder);
    }

    /// <summary>Checks that a mirror is not that of another source, nor in or around it.</summary>
    internal void CheckBeside(SessionSource source, IEnumerable<SessionSource> others)
    {
        if (source.Mirror is { } mirror && others.FirstOrDefault(other => other.Mirror is { } theirs && Overlap(mirror, theirs)) is { } taken)
        {
            throw Wrong(source, $"its mirror '{mirror}' is in or around that of session source '{taken.Name}'", "Choose a folder of its own.");
        }
    }

    private static string PresetOf(SessionSource source) =>
        SessionPreset.All.FirstOrDefault(preset => preset.Equals(source.Preset, StringComparison.OrdinalIgnoreCase))
        ?? throw Wrong(source, $"there is no preset '{source.Preset}'", $"The presets are: {string.Join(", ", SessionPreset.All)}.");

    private static string? WithoutSlash(string? folder) => folder is { Length: > 1 } ? folder[..1] + folder[1..].TrimEnd('/') : folder;

    private static void CheckTarget(SessionSource source)
    {
        var (isTarget, what) = Shape(source.Preset);
        if (isTarget is null ? source.Target is not null : source.Target is null)
        {
            throw isTarget is null
                ? Wrong(source, $"the preset '{source.Preset}' has no target", "Leave it out.")
                : Wrong(source, $"the preset '{source.Preset}' needs {what}", Advice.Of($"Name it: {new HeadWords("--target NAME", "-Target NAME")}."));
        }

        CheckName(source, source.Target, isTarget, what);
        CheckName(source, source.Namespace, source.Preset == SessionPreset.Kubectl ? SessionTarget.IsLabel : null, "a namespace of Kubernetes");
        CheckName(source, source.Container, source.Preset is SessionPreset.Kubectl or SessionPreset.Fly ? SessionTarget.IsLabel : null, "a container of a pod or a machine");
        CheckName(source, source.Machine, source.Preset == SessionPreset.Fly ? SessionTarget.IsApp : null, "a machine of Fly.io");
        CheckCommand(source);
    }

    private static (Func<string, bool>? IsTarget, string What) Shape(string preset) => preset switch
    {
        SessionPreset.Fly => (SessionTarget.IsApp, "an app of Fly.io (lower-case letters, digits and hyphens)"),
        SessionPreset.Ssh => (SessionTarget.IsHost, "a host ([user@]host[:port])"),
        SessionPreset.Kubectl => (SessionTarget.IsPod, "a pod (or deploy/NAME)"),
        SessionPreset.Docker => (SessionTarget.IsContainer, "a container of Docker"),
        _ => (null, string.Empty),
    };

    private static void CheckName(SessionSource source, string? name, Func<string, bool>? isName, string what)
    {
        if (name is not null && isName is null)
        {
            throw Wrong(source, $"the preset '{source.Preset}' has no use for {what}", "Leave it out.");
        }

        if (name is not null && !isName!(name))
        {
            throw Wrong(source, $"'{PrintableName.Of(name)}' is not {what}", "Write it without options, quotes or blanks.");
        }
    }

    private static void CheckCommand(SessionSource source)
    {
        if ((source.Preset == SessionPreset.Command) != (source.Command.Count > 0))
        {
            throw source.Command.Count > 0
                ? Wrong(source, $"the preset '{source.Preset}' makes its command itself", Advice.Of($"Leave the command out, or use {new HeadWords("--preset command", "-Preset command")}."))
                : Wrong(source, "the preset 'command' needs a command that writes a tar stream", Advice.Of($"Write it: {new HeadWords("-- PROGRAM ARGUMENT... at the end", "-Command PROGRAM, ARGUMENT")}."));
        }

        if (source.Command.Any(word => word.Contains('\0', StringComparison.Ordinal)) || (source.Command.Count > 0 && source.Command[0].Length == 0))
        {
            throw Wrong(source, "its command has an empty program or a NUL", "Write a program and its arguments.");
        }
    }

    private static void CheckGlobs(SessionSource source)
    {
        foreach (var pattern in source.Include.Concat(source.Exclude))
        {
            Glob.Parse(pattern);
        }
    }

    private SessionSource CheckFolder(SessionSource source)
    {
        if (source.Preset == SessionPreset.Command)
        {
            return source.Folder is null ? source : throw Wrong(source, "the preset 'command' has no folder", "Leave it out: the command decides.");
        }

        if (source.Folder is not { Length: > 0 } folder)
        {
            throw Wrong(source, "it names no folder", Advice.Of($"Name the folder with the sessions: {new HeadWords("--folder DIR", "-Folder DIR")}."));
        }

        return SessionPreset.IsRemote(source.Preset) ? CheckRemoteFolder(source, folder) : source with { Folder = CheckLocalFolder(source, folder) };
    }

    private static SessionSource CheckRemoteFolder(SessionSource source, string folder)
    {
        if (folder.Any(char.IsControl) || folder.Length > 1024 || !(folder is "~" or ['/', ..] || folder.StartsWith("~/", StringComparison.Ordinal)))
        {
            throw Wrong(source, $"'{PrintableName.Of(folder)}' is not a folder at the source", "Write it absolute, or with a leading '~/' for the home there.");
        }

        return source;
    }

    private string CheckLocalFolder(SessionSource source, string folder)
    {
        var full = environment.FullPath(folder);
        return IsInVault(full)
            ? throw Wrong(source, $"its folder '{full}' is the vault, in it or around it", "Name the folder with the sessions.")
            : full;
    }

    private SessionSource CheckMirror(SessionSource source)
    {
        if (source.Mirror is null)
        {
            return source;
        }

        var full = environment.FullPath(source.Mirror);
        if (IsInVault(full) || File.Exists(full))
        {
            throw Wrong(source, $"its mirror '{full}' is a file, or the vault, in it or around it", "Choose a folder of its own.");
        }

        return source.Preset == SessionPreset.Folder && Overlap(full, source.Folder!)
            ? throw Wrong(source, $"its mirror '{full}' is in or around its own folder", "Choose a folder of its own.")
            : source with { Mirror = full };
    }

    private bool IsInVault(string folder) => Overlap(folder, paths.Root);

    private bool Overlap(string one, string other)
    {
        var (left, right) = (FolderPath.Resolve(one), FolderPath.Resolve(other));
        return FolderPath.Below(left, right, environment) is not null || FolderPath.Below(right, left, environment) is not null;
    }

    private static InvalidInputException Wrong(SessionSource source, string problem, Advice remedy) =>
        new(source.Name, $"Session source '{source.Name}': {problem}.", remedy);
}
