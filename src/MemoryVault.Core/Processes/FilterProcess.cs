using System.ComponentModel;
using System.Diagnostics;

namespace MemoryVault.Processes;

/// <summary>
/// A running program that bytes go through: what is written to it is read back changed. Both output streams are read, and it ends, with what it started, when
/// its owner lets go of it, or when nothing has come out of it for a while.
/// </summary>
internal sealed class FilterProcess : IAsyncDisposable
{
    /// <summary>How long a program may be silent unless its command says otherwise: a question that nobody sees waits for ever.</summary>
    private static readonly TimeSpan IdleLimit = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly ProcessCommand _command;
    private readonly ErrorTail _errors = new();
    private readonly Task _reading;
    private readonly CancellationTokenSource _idle;
    private readonly CancellationTokenRegistration _stop;

    private FilterProcess(Process process, ProcessCommand command, TimeProvider clock)
    {
        _process = process;
        _command = command;
        _idle = new CancellationTokenSource(command.Timeout ?? IdleLimit, clock);
        _stop = _idle.Token.Register(() => ProcessTree.Kill(process));
        Output = new WatchedStream(process.StandardOutput.BaseStream, () => _idle.CancelAfter(command.Timeout ?? IdleLimit));
        _reading = _errors.ReadAsync(process.StandardError.BaseStream);
    }

    /// <summary>Gets the stream that the program reads.</summary>
    internal Stream Input => _process.StandardInput.BaseStream;

    /// <summary>Gets the stream that the program writes.</summary>
    internal WatchedStream Output { get; }

    /// <summary>Starts a program.</summary>
    /// <param name="command">The program, by its path; its input is not looked at.</param>
    /// <param name="clock">The clock of the silence.</param>
    /// <exception cref="ProgramMissingException">It cannot be started.</exception>
    internal static FilterProcess Start(ProcessCommand command, TimeProvider clock)
    {
        var start = ProcessRunner.StartInfo(command);
        try
        {
            return new FilterProcess(Process.Start(start) ?? throw new InvalidOperationException($"'{command.Program}' was not started."), command, clock);
        }
        catch (Win32Exception error)
        {
            throw new ProgramMissingException(command.Program, $"Install '{command.Program}', or put it into PATH.", error);
        }
    }

    /// <summary>Waits until the program has ended after its output did.</summary>
    /// <returns>Its exit code, and the last of what it wrote on its error stream.</returns>
    /// <exception cref="ProcessTimedOutException">It was silent for too long and was stopped.</exception>
    internal async Task<ProcessOutput> EndAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        await Task.WhenAny(_reading, Task.Delay(Grace, cancellationToken)).ConfigureAwait(false);
        return _idle.IsCancellationRequested
            ? throw new ProcessTimedOutException(Path.GetFileNameWithoutExtension(_command.Program), _command.Timeout ?? IdleLimit)
            : new ProcessOutput(_process.ExitCode, default, _errors.ToString());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.DisposeAsync().ConfigureAwait(false);
        ProcessTree.Kill(_process);
        await Output.DisposeAsync().ConfigureAwait(false);
        await Task.WhenAny(_reading, Task.Delay(Grace)).ConfigureAwait(false);
        _idle.Dispose();
        _process.Dispose();
    }
}
