using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace MemoryVault.Faults.Tracing;

/// <summary>Runs a command with all that it starts, and asks before each system call that changes a file what is to become of it (ptrace(2)).</summary>
/// <remarks>
/// It might be tempting to leave this to <c>strace -e inject=...:when=N</c>. That counts each thread and each call for itself, so the third rename of a git is never the
/// third that strace sees, and what a thread of the pool writes is never reached. Here one number counts the calls of all processes and threads in their order.
/// </remarks>
internal sealed class Tracer(string root, Func<SystemCall, Verdict> judge)
{
    private const int EntryStop = 1;
    private const int SystemCallBytes = 88;
    private const int ResultOffset = 10 * 8;    // rax and orig_rax in the user area of x86-64
    private const int NumberOffset = 15 * 8;

    private readonly Dictionary<int, int> _processes = [];
    private readonly Dictionary<int, int> _failing = [];
    private readonly CallReader _reader = new(root);
    private readonly Lock _gate = new();
    private int _lived;

    /// <summary>Gives why nothing can be traced here; null where it can.</summary>
    internal static string? FindObstacle()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64)
        {
            return "tracing knows the system calls of Linux on x86-64 only";
        }

        var folder = Directory.CreateTempSubdirectory("memvault-trace-");
        try
        {
            _ = new Tracer(folder.FullName, _ => Verdict.Pass).Run(["true"], ["PATH=/usr/bin:/bin"], Path.Combine(folder.FullName, "out"), TimeSpan.FromSeconds(10));
            return null;
        }
        catch (TracingRefusedException refused)
        {
            return refused.Message;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Runs a command on this thread until all that it started has ended, too.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="environment">Its variables, <c>NAME=value</c>.</param>
    /// <param name="output">The file that both streams go to.</param>
    /// <param name="limit">How long it may take.</param>
    internal TraceEnd Run(string[] command, string[] environment, string output, TimeSpan limit)
    {
        var clock = Stopwatch.StartNew();
        var main = NativeMethods.Spawn("/bin/sh", ["-c", "exec >\"$1\" 2>\"$1.errors\" </dev/null; shift; kill -STOP $$; exec \"$@\"", "sh", output, .. command], environment);
        _ = NativeMethods.Wait(main, out _, NativeMethods.WaitStopped);
        if (NativeMethods.Trace(NativeMethods.Seize, main, 0, NativeMethods.Options) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            _ = NativeMethods.Send(main, NativeMethods.KillSignal);
            _ = NativeMethods.Wait(main, out _, 0);
            throw new TracingRefusedException(error);
        }

        Know(main);
        _ = NativeMethods.Send(main, NativeMethods.ContinueSignal);
        var late = false;
        using var watch = new Timer(_ => { late = true; KillAll(); }, null, limit, Timeout.InfiniteTimeSpan);
        return new TraceEnd(WaitForAll(main), late, _lived, clock.Elapsed);
    }

    private int WaitForAll(int main)
    {
        var code = 0;
        while (NativeMethods.Wait(-1, out var status, NativeMethods.WaitAll | NativeMethods.WaitOwn) is var thread and > 0)
        {
            if ((status & 0xff) == 0x7f)
            {
                Stopped(thread, status >> 8);
                continue;
            }

            code = thread == main ? ((status & 0x7f) is 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f)) : code;
            lock (_gate)
            {
                _processes.Remove(thread);
            }
        }

        return code;
    }

    private void Stopped(int thread, int reason)
    {
        Know(thread);
        var signal = 0;
        if (reason == (NativeMethods.TrapSignal | 0x80))
        {
            AtSystemCall(thread);
        }
        else if (reason >> 8 == 0)
        {
            signal = reason & 0xff;
        }

        _ = NativeMethods.Trace(NativeMethods.Continue, thread, 0, signal);
    }

    private unsafe void AtSystemCall(int thread)
    {
        var call = stackalloc ulong[SystemCallBytes / 8];
        if (NativeMethods.Trace(NativeMethods.GetSystemCall, thread, SystemCallBytes, (nint)call) <= 0)
        {
            return;
        }

        if ((call[0] & 0xff) != EntryStop)
        {
            if (_failing.Remove(thread, out var error))
            {
                _ = NativeMethods.Trace(NativeMethods.PokeUser, thread, ResultOffset, -error);
            }
        }
        else if (SystemCallTable.Find(call[3]) is { } form && _reader.Read(thread, _processes[thread], form, new ReadOnlySpan<ulong>(call + 4, 6)) is { } found)
        {
            Execute(judge(found), thread);
        }
    }

    private void Execute(Verdict verdict, int thread)
    {
        if (verdict.Fate == Fate.Pass)
        {
            return;
        }

        _lived = _lived == 0 ? _processes.Values.Distinct().Count() : _lived;
        switch (verdict.Fate)
        {
            case Fate.KillProcess:
                _ = NativeMethods.Send(_processes[thread], NativeMethods.KillSignal);
                break;
            case Fate.KillAll:
                KillAll();
                break;
            default:
                _failing[thread] = verdict.Error;
                _ = NativeMethods.Trace(NativeMethods.PokeUser, thread, NumberOffset, -1);
                break;
        }
    }

    private void KillAll()
    {
        lock (_gate)
        {
            foreach (var process in _processes.Values.Distinct())
            {
                _ = NativeMethods.Send(process, NativeMethods.KillSignal);
            }
        }
    }

    private void Know(int thread)
    {
        if (_processes.ContainsKey(thread))
        {
            return;
        }

        var process = thread;
        try
        {
            var line = File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{thread}/status")).First(line => line.StartsWith("Tgid:", StringComparison.Ordinal));
            process = int.Parse(line.AsSpan(5), CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            // It has been killed; its end comes next.
        }

        lock (_gate)
        {
            _processes[thread] = process;
        }
    }
}
