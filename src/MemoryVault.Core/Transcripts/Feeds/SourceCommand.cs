using MemoryVault.Processes;
using MemoryVault.Vaults;

namespace MemoryVault.Transcripts;

/// <summary>The program that reaches a source, with its arguments as a list.</summary>
/// <param name="Program">Its path.</param>
/// <param name="Arguments">Its arguments.</param>
internal sealed record SourceCommand(string Program, IReadOnlyList<string> Arguments)
{
    // It reads its script from standard input, so that nothing of ours passes through another program's idea of quoting. That matters for
    // Fly.io, whose '-C' is split into words without a shell (superfly/flyctl, issues 1220 and 1442); for ssh, which hands its words to
    // whatever the user's login shell is; and it knows no limit of length. '-C /bin/sh' alone would get a terminal, which changes bytes
    // (flyctl, internal/command/ssh/console.go); with '-s' it gets none.
    private static readonly string[] Shell = ["/bin/sh", "-s"];

    /// <summary>Makes the command that runs a shell at a source, which reads its script from standard input.</summary>
    /// <exception cref="ProgramMissingException">The program is not in PATH.</exception>
    internal static SourceCommand ForShell(SessionSource source, MachineEnvironment environment) => source.Preset switch
    {
        SessionPreset.Fly => new(
            Find(environment, "fly", "flyctl"),
            ["ssh", "console", "-a", source.Target!, .. Option("--machine", source.Machine), .. Option("--container", source.Container), "-C", string.Join(' ', Shell)]),
        SessionPreset.Kubectl => new(
            Find(environment, "kubectl"),
            ["exec", "-i", .. Option("-n", source.Namespace), source.Target!, .. Option("-c", source.Container), "--", .. Shell]),
        SessionPreset.Docker => new(Find(environment, "docker"), ["exec", "-i", source.Target!, .. Shell]),
        _ => ForSsh(source, environment),
    };

    /// <summary>Makes the command of a source that names it itself.</summary>
    /// <exception cref="ProgramMissingException">The program is not there.</exception>
    internal static SourceCommand ForOwn(SessionSource source, MachineEnvironment environment)
    {
        var program = source.Command[0];
        var path = program.Contains('/', StringComparison.Ordinal) || program.Contains('\\', StringComparison.Ordinal) || program.StartsWith('~')
            ? environment.FullPath(program)
            : Find(environment, program);
        return new SourceCommand(path, [.. source.Command.Skip(1)]);
    }

    private static SourceCommand ForSsh(SessionSource source, MachineEnvironment environment)
    {
        var (host, port) = SessionTarget.SplitHost(source.Target!);
        string[] options =
        [
            "-T", "-o", "BatchMode=yes", "-o", "Compression=yes", "-o", "ConnectTimeout=20", "-o", "ServerAliveInterval=15", "-o", "ServerAliveCountMax=3",
            "-o", "ClearAllForwardings=yes", "-o", "ForwardAgent=no", "-o", "ForwardX11=no", "-o", "PermitLocalCommand=no", .. Option("-p", port),
        ];
        return new SourceCommand(Find(environment, "ssh"), [.. options, "--", host, .. Shell]);
    }

    private static string[] Option(string name, string? value) => value is null ? [] : [name, value];

    private static string Find(MachineEnvironment environment, params string[] names) =>
        names.Select(name => ExecutableSearch.Find(environment, name)).FirstOrDefault(path => path is not null)
        ?? throw new ProgramMissingException(names[0], SourceRemedy.ForMissing(names[0]));
}
