using System.Text;
using MemoryVault.Processes;
using MemoryVault.Vaults;

namespace MemoryVault.Schedules;

/// <summary>A program that talks to a scheduler: <c>crontab</c>, <c>systemctl</c>, <c>launchctl</c>, <c>schtasks</c>.</summary>
/// <param name="services">The clock, and the machine in whose PATH it is found.</param>
/// <param name="name">Its name.</param>
/// <param name="remedy">What to do where it is missing.</param>
internal sealed class SchedulerProgram(VaultServices services, string name, string remedy)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Gets a value indicating whether it is installed.</summary>
    internal bool IsInstalled => Path is not null;

    private string? Path => ExecutableSearch.Find(services.Environment, name);

    /// <summary>Runs it; the exit code is the caller's to judge.</summary>
    internal Task<ProcessOutput> TryAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken, ReadOnlyMemory<byte> input = default)
    {
        var program = Path ?? throw new ProgramMissingException(name, remedy);

        // Its messages are read, so they must be in one language; the encoding stays the user's.
        var environment = new Dictionary<string, string>(services.Environment.Variables) { ["LC_MESSAGES"] = "C", ["LANGUAGE"] = "C" };
        environment.Remove("LC_ALL");
        var command = new ProcessCommand(program, arguments) { Environment = environment, Input = input, Timeout = Patience };
        return new ProcessRunner(services.Clock).RunAsync(command, cancellationToken);
    }

    /// <summary>Runs it; an exit code other than 0 is an error.</summary>
    /// <exception cref="SchedulerFailedException">It failed.</exception>
    internal async Task<ProcessOutput> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken, ReadOnlyMemory<byte> input = default)
    {
        var output = await TryAsync(arguments, cancellationToken, input).ConfigureAwait(false);
        return output.ExitCode == 0 ? output : throw Failure(arguments, output);
    }

    /// <summary>Makes the error of a run that failed.</summary>
    internal SchedulerFailedException Failure(IReadOnlyList<string> arguments, ProcessOutput output)
    {
        var said = output.ErrorText.Length > 0 ? output.ErrorText : Encoding.UTF8.GetString(output.Output.Span).Trim();
        return new SchedulerFailedException(
            $"{name} {string.Join(' ', arguments)}", output.ExitCode, said, $"Read what '{name}' said above; docs/scheduling.md tells how to look at the entries by hand.");
    }
}
