using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace MemoryVault.Processes;

/// <summary>Runs short programs: both streams are read, and a program that is cancelled or late is killed with its children.</summary>
/// <param name="clock">The clock that timeouts are measured with.</param>
public sealed class ProcessRunner(TimeProvider clock)
{
    /// <summary>Runs a program to its end; an exit code other than 0 is the caller's to judge.</summary>
    /// <param name="command">What to run.</param>
    /// <param name="cancellationToken">Kills the program.</param>
    /// <exception cref="ProgramMissingException">There is no such program.</exception>
    /// <exception cref="ProcessTimedOutException">It did not end in its time.</exception>
    /// <exception cref="ProcessOutputTooLongException">It wrote more than <see cref="ProcessCommand.OutputLimit"/>.</exception>
    public async Task<ProcessOutput> RunAsync(ProcessCommand command, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var process = Start(command);
        using var late = new CancellationTokenSource(command.Timeout ?? Timeout.InfiniteTimeSpan, clock);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return await TalkAsync(process, command, ended).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ProcessTimedOutException(command.Program, command.Timeout.GetValueOrDefault());
        }
        finally
        {
            ProcessTree.Kill(process);
        }
    }

    private static async Task<ProcessOutput> TalkAsync(Process process, ProcessCommand command, CancellationTokenSource ended)
    {
        var output = ReadAsync(process.StandardOutput.BaseStream, command, ended);
        var errors = ReadAsync(process.StandardError.BaseStream, command, ended);
        var fed = FeedAsync(process, command.Input, ended.Token);
        await Task.WhenAll(output, errors, fed).ConfigureAwait(false);
        await process.WaitForExitAsync(ended.Token).ConfigureAwait(false);
        var errorText = Encoding.UTF8.GetString(await errors.ConfigureAwait(false)).TrimEnd('\r', '\n');
        return new ProcessOutput(process.ExitCode, await output.ConfigureAwait(false), errorText);
    }

    // Who writes too much ends the talk: the other stream, and what is being fed, would wait for a program that nobody reads.
    private static async Task<byte[]> ReadAsync(Stream stream, ProcessCommand command, CancellationTokenSource ended)
    {
        using var bytes = new MemoryStream();
        var part = new byte[16 << 10];
        while (await stream.ReadAsync(part, ended.Token).ConfigureAwait(false) is > 0 and var count)
        {
            if (bytes.Length + count > command.OutputLimit)
            {
                await ended.CancelAsync().ConfigureAwait(false);
                throw new ProcessOutputTooLongException(command.Program, command.OutputLimit);
            }

            await bytes.WriteAsync(part.AsMemory(0, count), ended.Token).ConfigureAwait(false);
        }

        return bytes.ToArray();
    }

    private static async Task FeedAsync(Process process, ReadOnlyMemory<byte> input, CancellationToken cancellationToken)
    {
        try
        {
            var stream = process.StandardInput.BaseStream;
            await stream.WriteAsync(input, cancellationToken).ConfigureAwait(false);
            stream.Close();
        }
        catch (IOException)
        {
            // The program ended, or closed its input, before it read all: its exit code tells.
        }
    }

    /// <summary>Makes what a program is started with: its arguments as a list, all three streams ours.</summary>
    internal static ProcessStartInfo StartInfo(ProcessCommand command)
    {
        var start = new ProcessStartInfo(command.Program, command.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = command.WorkingDirectory ?? string.Empty,
        };
        if (command.Environment is { } environment)
        {
            start.Environment.Clear();
            foreach (var (name, value) in environment)
            {
                start.Environment[name] = value;
            }
        }

        return start;
    }

    private static Process Start(ProcessCommand command)
    {
        try
        {
            return Process.Start(StartInfo(command)) ?? throw new InvalidOperationException($"No process was started for '{command.Program}'.");
        }
        catch (Win32Exception exception)
        {
            throw new ProgramMissingException(command.Program, $"Install '{command.Program}', or put it into PATH.", exception);
        }
    }
}
