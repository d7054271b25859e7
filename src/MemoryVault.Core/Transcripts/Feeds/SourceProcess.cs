using System.ComponentModel;
using System.Diagnostics;
using MemoryVault.Processes;
using MemoryVault.Vaults;

namespace MemoryVault.Transcripts;

/// <summary>A running program that reaches a source: both streams are read, and it ends, with what it started, when its owner lets go of it.</summary>
internal sealed class SourceProcess : IAsyncDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly ErrorTail _errors = new();
    private readonly Task _reading;
    private Task _writing = Task.CompletedTask;

    private SourceProcess(Process process, SessionSource source, TimeProvider clock)
    {
        _process = process;
        Output = new SourceStream(process.StandardOutput.BaseStream, source.Name, clock);
        _reading = _errors.ReadAsync(process.StandardError.BaseStream);
    }

    /// <summary>Gets what the program writes.</summary>
    internal SourceStream Output { get; }

    /// <summary>Gets the last of what it wrote on its error stream.</summary>
    internal string Errors => _errors.ToString();

    /// <summary>Starts a program.</summary>
    /// <param name="source">The source that it reaches.</param>
    /// <param name="command">The program.</param>
    /// <param name="input">What it reads; its input stays open after that. Null for a closed input.</param>
    /// <param name="services">The machine and the clock.</param>
    /// <exception cref="ProgramMissingException">It cannot be started.</exception>
    internal static SourceProcess Start(SessionSource source, SourceCommand command, ReadOnlyMemory<byte>? input, VaultServices services)
    {
        try
        {
            var process = Process.Start(StartInfo(command, services.Environment)) ?? throw new InvalidOperationException($"'{command.Program}' was not started.");
            var running = new SourceProcess(process, source, services.Clock);
            running._writing = running.WriteAsync(input);
            return running;
        }
        catch (Win32Exception error)
        {
            throw new ProgramMissingException(command.Program, SourceRemedy.ForMissing(Path.GetFileNameWithoutExtension(command.Program)), error);
        }
    }

    /// <summary>Waits until the program has ended after its output did, and gives its exit code; null where it did not end and was killed.</summary>
    internal async Task<int?> WaitAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Grace);
        try
        {
            await _process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            await _reading.WaitAsync(limit.Token).ConfigureAwait(false);
            return _process.ExitCode;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Makes the error of a program that ended before it sent anything, or with a code that is not 0.</summary>
    internal async Task<SessionSourceFailedException> FailureAsync(SessionSource source, CancellationToken cancellationToken)
    {
        var code = await WaitAsync(cancellationToken).ConfigureAwait(false);
        var words = Errors;
        var program = source.Preset == SessionPreset.Command ? source.Command[0] : source.Preset;
        var ended = code is { } number ? $"'{program}' ended with code {number}" : $"'{program}' did not end";
        return new SessionSourceFailedException(source.Name, words.Length == 0 ? ended : $"{ended}: {words}", SourceRemedy.For(source, words));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        ProcessTree.Kill(_process);
        await Output.DisposeAsync().ConfigureAwait(false);
        await Task.WhenAny(Task.WhenAll(_reading, _writing), Task.Delay(Grace)).ConfigureAwait(false);
        _process.Dispose();
    }

    private static ProcessStartInfo StartInfo(SourceCommand command, MachineEnvironment environment)
    {
        var start = new ProcessStartInfo(command.Program, command.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = Directory.Exists(environment.CurrentDirectory) ? environment.CurrentDirectory : string.Empty,
        };
        start.Environment.Clear();
        foreach (var (name, value) in environment.Variables)
        {
            start.Environment[name] = value;
        }

        // Its words are read here to find the remedy.
        start.Environment["LC_ALL"] = "C";
        return start;
    }

    private async Task WriteAsync(ReadOnlyMemory<byte>? input)
    {
        try
        {
            var stream = _process.StandardInput.BaseStream;
            if (input is { } bytes)
            {
                // The input stays open: the script ends by itself, and some programs drop the last of the output when their input ends.
                await stream.WriteAsync(bytes).ConfigureAwait(false);
                await stream.FlushAsync().ConfigureAwait(false);
            }
            else
            {
                stream.Close();
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // It ended before it read all: its exit code and its words tell.
        }
    }
}
