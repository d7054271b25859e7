using System.Diagnostics;
using MemoryVault.Processes;
using MemoryVault.Vaults;

namespace MemoryVault.Git;

/// <summary>The git executable of this machine, bound to one repository: the one place that starts git.</summary>
internal sealed class GitExecutable(VaultServices services, string? repositoryPath)
{
    /// <summary>The oldest git that has all we use: <c>cat-file --batch-command</c> and <c>core.fsync</c>.</summary>
    internal static readonly Version OldestVersion = new(2, 36);

    /// <summary>
    /// Settings that hold for every command, whatever the files of configuration say: no hooks of the user or of a stranger's
    /// repository, nothing else that runs a program, no transport that is a command line.
    /// </summary>
    private static readonly string[] Settings =
    [
        "core.hooksPath=/dev/null",
        "core.fsmonitor=false",
        "core.alternateRefsCommand=:",
        "protocol.ext.allow=never",
        "gc.auto=0",
        "maintenance.auto=false",
    ];

    private string? _program;

    /// <summary>Gets the version that <see cref="GetVersion"/> gave last; null before.</summary>
    internal string? KnownVersion { get; private set; }

    /// <summary>Gets the folder of the repository; null where commands need none.</summary>
    internal string? RepositoryPath { get; } = repositoryPath;

    /// <summary>Gets how long git may take over what takes milliseconds before it is ended: nobody waits for ever.</summary>
    internal TimeSpan BriefLimit { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Gets the clock that timeouts are measured with.</summary>
    internal TimeProvider Clock => services.Clock;

    /// <summary>Gets the machine's variables.</summary>
    internal MachineEnvironment Machine => services.Environment;

    /// <summary>Gives the version: <c>2.39.5</c>, <c>2.45.1.windows.1</c>.</summary>
    internal string GetVersion(CancellationToken cancellationToken)
    {
        if (KnownVersion is null)
        {
            var output = RunBrief(new GitCommand("version"), cancellationToken).EnsureSuccess();
            var words = output.Text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
            KnownVersion = words.Length > 2 ? words[2] : "unknown";
        }

        return KnownVersion;
    }

    /// <summary>Throws where git is older than <see cref="OldestVersion"/>.</summary>
    /// <exception cref="GitTooOldException">It is.</exception>
    internal void RequireVersion(CancellationToken cancellationToken)
    {
        var version = GetVersion(cancellationToken);
        var numbers = version.Split('.');
        if (numbers.Length < 2 || !Version.TryParse($"{numbers[0]}.{numbers[1]}", out var parsed) || parsed < OldestVersion)
        {
            throw new GitTooOldException(services.GitExecutable, version);
        }
    }

    /// <summary>Runs a command to its end and gives what it wrote, whatever its exit code.</summary>
    internal Task<GitOutput> RunAsync(GitCommand command, CancellationToken cancellationToken) =>
        command.IsBrief ? Task.FromResult(RunBrief(command, cancellationToken)) : RunLongAsync(command, cancellationToken);

    /// <summary>Runs a command that must succeed.</summary>
    /// <exception cref="GitFailedException">It did not.</exception>
    internal Task<GitOutput> RequireAsync(GitCommand command, CancellationToken cancellationToken) =>
        command.IsBrief ? Task.FromResult(RunBrief(command, cancellationToken).EnsureSuccess(RepositoryPath)) : RequireLongAsync(command, cancellationToken);

    /// <summary>Starts a command.</summary>
    /// <exception cref="GitMissingException">There is no git.</exception>
    internal GitProcess Start(GitCommand command)
    {
        _program ??= FindProgram(services.GitExecutable, services.Environment) ?? throw new GitMissingException(services.GitExecutable);
        return GitProcess.Start(StartInfo(_program, command), command, services, BriefLimit);
    }

    private GitOutput RunBrief(GitCommand command, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var process = Start(command);
        return process.Run(cancellationToken);
    }

    private async Task<GitOutput> RunLongAsync(GitCommand command, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var process = Start(command);
        await using (process.ConfigureAwait(false))
        {
            return await process.RunAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<GitOutput> RequireLongAsync(GitCommand command, CancellationToken cancellationToken)
    {
        var output = await RunLongAsync(command, cancellationToken).ConfigureAwait(false);
        return output.EnsureSuccess(RepositoryPath);
    }

    /// <remarks>
    /// It might be tempting to leave the name to <see cref="Process"/>. Do not: it looks into the current folder before PATH, and a
    /// folder that is being backed up may hold a file named <c>git</c>.
    /// </remarks>
    private static string? FindProgram(string program, MachineEnvironment machine)
    {
        if (!program.AsSpan().ContainsAny('/', '\\'))
        {
            return ExecutableSearch.Find(machine, program);
        }

        var path = machine.FullPath(program);
        return File.Exists(path) ? path : null;
    }

    private ProcessStartInfo StartInfo(string program, GitCommand command)
    {
        var start = new ProcessStartInfo(program)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        GitEnvironment.Apply(services.Environment, start.Environment, command.ReachesRemote);
        foreach (var (name, value) in command.Variables)
        {
            start.Environment[name] = value;
        }

        if (RepositoryPath is not null)
        {
            // The caller's folder may be gone, or be one that keeps a disk from being unmounted.
            start.WorkingDirectory = command.Folder ?? RepositoryPath;
            start.ArgumentList.Add("--git-dir=" + RepositoryPath);
        }

        start.ArgumentList.Add("--no-pager");
        start.ArgumentList.Add("--literal-pathspecs");
        AddSettings(start, Settings);
        AddSettings(start, command.Settings);
        foreach (var argument in command.Arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    private static void AddSettings(ProcessStartInfo start, IReadOnlyList<string> settings)
    {
        foreach (var setting in settings)
        {
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add(setting);
        }
    }
}
