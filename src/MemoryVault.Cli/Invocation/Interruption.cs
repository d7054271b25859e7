using System.Runtime.InteropServices;

namespace MemoryVault.Cli.Invocation;

/// <summary>
/// Turns the first Ctrl-C or SIGTERM into a cancellation; the second ends the program at once. The signal of a file that may not become longer (<c>ulimit -f</c>)
/// does not end it: the writing fails, and says so.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private const PosixSignal FileTooLong = (PosixSignal)25;    // SIGXFSZ, on Linux and macOS

    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private readonly PosixSignalRegistration? _fileTooLong;

    internal Interruption()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Cancel(signal, Invocation.ExitCode.Interrupted));
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Cancel(signal, Invocation.ExitCode.Terminated));
        _fileTooLong = OperatingSystem.IsWindows() ? null : PosixSignalRegistration.Create(FileTooLong, signal => signal.Cancel = true);
    }

    /// <summary>Gets what a command must heed.</summary>
    internal CancellationToken Token => _source.Token;

    /// <summary>Gets what the program ends with, if it was interrupted.</summary>
    internal int ExitCode { get; private set; } = Invocation.ExitCode.Interrupted;

    /// <summary>Leaves the signals to somebody else: to a program that runs in our place.</summary>
    internal void Leave()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Leave();
        _fileTooLong?.Dispose();
        _source.Dispose();
    }

    private void Cancel(PosixSignalContext signal, int exitCode)
    {
        signal.Cancel = !_source.IsCancellationRequested;
        ExitCode = exitCode;
        _source.Cancel();
    }
}
