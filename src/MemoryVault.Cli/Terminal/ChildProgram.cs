using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using MemoryVault.Processes;

namespace MemoryVault.Cli.Terminal;

/// <summary>A program that runs in our place: it has our streams, gets the signals that we get, and ends before us.</summary>
internal sealed partial class ChildProgram : IDisposable
{
    private const int Terminate = 15;

    private readonly Process _process;
    private readonly PosixSignalRegistration[] _signals;

    private ChildProgram(Process process)
    {
        _process = process;
        _signals = OperatingSystem.IsWindows() ? [] : [Forward(PosixSignal.SIGTERM, Terminate), Forward(PosixSignal.SIGINT, 2), Forward(PosixSignal.SIGHUP, 1), Forward(PosixSignal.SIGQUIT, 3)];
    }

    /// <summary>Gets what the program ended with; 128 and the number of the signal if one ended it, as shells count.</summary>
    internal int ExitCode => _process.ExitCode;

    /// <summary>Starts a program with further environment variables.</summary>
    /// <exception cref="ProgramMissingException">There is no such program.</exception>
    internal static ChildProgram Start(IReadOnlyList<string> command, IReadOnlyDictionary<string, string> variables)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { UseShellExecute = false };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        try
        {
            return new ChildProgram(Process.Start(start)!);
        }
        catch (Win32Exception e)
        {
            throw new ProgramMissingException(command[0], "Check its name, or give its path.", e);
        }
    }

    /// <summary>Waits until the program has ended; false if something else was first.</summary>
    internal async Task<bool> WaitAsync(CancellationToken first)
    {
        try
        {
            await _process.WaitForExitAsync(first);
            return true;
        }
        catch (OperationCanceledException)
        {
            return _process.HasExited;
        }
    }

    /// <summary>Asks the program to end (SIGTERM), and ends it and all that it started if it has not after a time (SIGKILL).</summary>
    internal async Task EndAsync(TimeSpan grace)
    {
        using var late = new CancellationTokenSource(grace);
        Signal(Terminate);
        if (!await WaitAsync(late.Token))
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Array.ForEach(_signals, signal => signal.Dispose());
        _process.Dispose();
    }

    private PosixSignalRegistration Forward(PosixSignal signal, int number) => PosixSignalRegistration.Create(signal, context =>
    {
        context.Cancel = true;

        // What is typed at a terminal goes to every program in its foreground: the program has it already.
        if (number is Terminate || !IsInForeground())
        {
            Signal(number);
        }
    });

    private void Signal(int number)
    {
        if (OperatingSystem.IsWindows())
        {
            _process.Kill(entireProcessTree: true);
        }
        else if (!_process.HasExited)
        {
            _ = Send(_process.Id, number);
        }
    }

    private static bool IsInForeground() => Enumerable.Range(0, 3).Any(descriptor => ForegroundGroup(descriptor) is var group and > 0 && group == OwnGroup());

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Send(int processId, int signal);

    [LibraryImport("libc", EntryPoint = "tcgetpgrp")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ForegroundGroup(int descriptor);

    [LibraryImport("libc", EntryPoint = "getpgrp")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int OwnGroup();
}
