using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using MemoryVault.Vaults;

namespace MemoryVault.Git;

/// <summary>A running git process: both streams are read, and it ends with its owner.</summary>
internal sealed class GitProcess : IAsyncDisposable, IDisposable
{
    /// <summary>How long a process that is asked to end has for cleaning up.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    /// <summary>No answer of git's that is read whole is longer: of a million commits, all ids and names come to a fifth of it.</summary>
    private const int LongestOutput = 256 << 20;

    private readonly Process _process;
    private readonly GitCommand _command;
    private readonly PipeEnd _input;
    private readonly PipeEnd _output;
    private readonly CancellationTokenSource? _idle;
    private readonly TransferPulse? _pulse;
    private readonly TaskCompletionSource _abandoned = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task<string> _errors;
    private readonly TimeSpan _limit;
    private bool _isOverdue;
    private Task _done;
    private Task _stopping = Task.CompletedTask;

    private GitProcess(Process process, GitCommand command, TimeProvider clock, TimeSpan briefLimit)
    {
        _process = process;
        _command = command;
        _limit = briefLimit;
        _input = new PipeEnd(process.StandardInput.BaseStream, FileAccess.Write);
        _output = new PipeEnd(process.StandardOutput.BaseStream, FileAccess.Read);
        _idle = command.IdleTimeout is { } limit ? new CancellationTokenSource(limit, clock) : null;
        _pulse = command is { IdleTimeout: { } patience, ReachesRemote: true } ? new TransferPulse(patience, clock) : null;
        _done = _errors = BlockingTask.Start(ReadErrors);
    }

    /// <summary>Gets the id of the process.</summary>
    internal int Id => _process.Id;

    /// <summary>Gets the stream that the process reads.</summary>
    internal Stream Input => _input.Stream;

    /// <summary>Gets the stream that the process writes.</summary>
    internal Stream Output => _output.Stream;

    /// <summary>Starts a process.</summary>
    /// <param name="start">How.</param>
    /// <param name="command">What it is to do.</param>
    /// <param name="services">The clock of what may take long.</param>
    /// <param name="limit">How long it may take over what takes milliseconds.</param>
    /// <exception cref="GitMissingException">The program cannot be started.</exception>
    internal static GitProcess Start(ProcessStartInfo start, GitCommand command, VaultServices services, TimeSpan limit)
    {
        var process = new Process { StartInfo = start };
        try
        {
            process.Start();
            return new GitProcess(process, command, services.Clock, limit);
        }
        catch (Win32Exception error)
        {
            process.Dispose();
            throw Failure(start, command, error);
        }
    }

    /// <summary>Feeds and reads the process to its end on the caller's thread; when cancelled, ends it.</summary>
    internal GitOutput Run(CancellationToken cancellationToken)
    {
        using var stop = cancellationToken.Register(Stop);
        using var limit = Limit();
        var output = Talk();
        var errorText = Words(_errors.GetAwaiter().GetResult());
        cancellationToken.ThrowIfCancellationRequested();
        return new GitOutput(_command.Name, _process.ExitCode, output, errorText);
    }

    /// <summary>Ends the process when what it is asked for now takes too long: a disk that hangs, a process that somebody has stopped.</summary>
    /// <returns>What is disposed of when it is done.</returns>
    /// <remarks>By the system's clock, as it is about a real process.</remarks>
    internal Timer Limit() => new(static process => ((GitProcess)process!).StopOverdue(), this, _limit, Timeout.InfiniteTimeSpan);

    /// <summary>Feeds and reads the process to its end; when cancelled, ends it and everything it started.</summary>
    internal async Task<GitOutput> RunAsync(CancellationToken cancellationToken)
    {
        using var stop = cancellationToken.Register(Stop);
        using var stopIdle = _idle?.Token.Register(Stop);
        var talk = BlockingTask.Start(Talk);
        _done = Task.WhenAll(talk, _errors);
        await Task.WhenAny(_done, _abandoned.Task).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (_idle is { IsCancellationRequested: true })
        {
            var words = _errors.IsCompletedSuccessfully ? await _errors.ConfigureAwait(false) : string.Empty;
            throw new GitTimedOutException(_command.Name, _pulse?.Limit ?? _command.IdleTimeout.GetValueOrDefault(), words);
        }

        var output = await talk.ConfigureAwait(false);
        return new GitOutput(_command.Name, _process.ExitCode, output, await _errors.ConfigureAwait(false));
    }

    /// <summary>Ends the input, waits until the process has ended, and makes the error of its failure; null where it succeeded.</summary>
    internal GitFailedException? End(string? target)
    {
        var output = Finish([]);
        return output.ExitCode == 0 ? null : output.Failure(target);
    }

    /// <summary>Ends the input, waits until the process has ended, and adds its exit code and its words to what was read of it.</summary>
    internal GitOutput Finish(byte[] output)
    {
        CloseInput();
        _process.WaitForExit();
        var errorText = Words(_errors.GetAwaiter().GetResult());
        return new GitOutput(_command.Name, _process.ExitCode, output, errorText);
    }

    /// <summary>Tells the process that there is no more to read.</summary>
    internal void CloseInput() => _input.Dispose();

    /// <summary>Asks the process and everything it started to end, and a second later does not ask any more.</summary>
    internal void Stop()
    {
        if (ProcessSignal.TryTerminate(_process))
        {
            _stopping = KillLaterAsync();
        }
        else
        {
            Kill();
        }
    }

    /// <summary>Ends the process and everything it started; does nothing where it has ended.</summary>
    internal void Kill() => Kill(family: true);

    /// <summary>Waits for a process that is about to end, and ends it where it does not.</summary>
    public void Dispose()
    {
        if (!_process.WaitForExit(Grace))
        {
            Kill();
        }

        _input.Dispose();
        _output.Dispose();
        _process.Dispose();
        _idle?.Dispose();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            // Without its family: what has one is stopped, and this costs a look at every process of the machine.
            Kill(family: false);
        }

        if (_done == _errors)
        {
            // No thread of ours reads it. What the process has left behind cannot go on writing, and ends.
            _output.Dispose();
        }

        await _stopping.ConfigureAwait(false);
        await Task.WhenAny(_done, _abandoned.Task, Task.Delay(Grace)).ConfigureAwait(false);
        _input.Dispose();
        if (_done.IsCompleted)
        {
            // Else a thread still waits in it, and the garbage collector closes it when it no longer does.
            _output.Dispose();
        }

        _process.Dispose();
        _idle?.Dispose();
    }

    private static Exception Failure(ProcessStartInfo start, GitCommand command, Win32Exception error)
    {
        const int NoSuchFile = 2;
        if (start.WorkingDirectory.Length > 0 && !Directory.Exists(start.WorkingDirectory))
        {
            return new RepositoryUnusableException(start.WorkingDirectory, "the folder is gone");
        }

        return error.NativeErrorCode == NoSuchFile
            ? new GitMissingException(start.FileName, error)
            : new GitFailedException(command.Name, -1, $"'{start.FileName}' cannot be started: {error.Message}", start.FileName);
    }

    private void Kill(bool family)
    {
        try
        {
            _process.Kill(family);
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It ended by itself in the meantime; there is nothing left to end.
        }

        if (family)
        {
            // A process that outlived its parent may hold the streams open: nobody waits for their end any more.
            _abandoned.TrySetResult();
        }
    }

    private void StopOverdue()
    {
        _isOverdue = true;
        Stop();
    }

    private string Words(string errorText) => !_isOverdue ? errorText : string.Create(
        CultureInfo.InvariantCulture, $"{errorText}It was ended, as it had not answered in {_limit.TotalSeconds} s. Is the disk there, or the process stopped?");

    private async Task KillLaterAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(Grace);
            await _process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            await _done.WaitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is OperationCanceledException or InvalidOperationException)
        {
            Kill();
        }
    }

    private byte[] Talk()
    {
        try
        {
            return TalkToTheEnd();
        }
        catch
        {
            // Nobody reads on: what still writes would wait for ever, and who waits for its end with it.
            Kill();
            throw;
        }
    }

    /// <summary>Input, output, end: none of our commands writes much before it has read all.</summary>
    private byte[] TalkToTheEnd()
    {
        try
        {
            _command.WriteInput?.Invoke(Input);
        }
        catch (IOException)
        {
            // git stopped reading: its exit code and its words tell why.
        }

        CloseInput();
        using var bytes = new MemoryStream();
        _command.ReadOutput?.Invoke(Output);
        var buffer = new byte[4096];
        while (Output.Read(buffer, 0, buffer.Length) is > 0 and var count)
        {
            if (bytes.Length + count > LongestOutput)
            {
                throw new GitFailedException(_command.Name, -1, string.Create(CultureInfo.InvariantCulture, $"It wrote more than {LongestOutput >> 20} MB, and was ended. Is '{_process.StartInfo.FileName}' git?"));
            }

            bytes.Write(buffer, 0, count);
            StillAlive(_command.IdleTimeout);
        }

        _process.WaitForExit();
        return bytes.ToArray();
    }

    private string ReadErrors()
    {
        var text = new ErrorText(_pulse is null ? _command.OnErrorLine : TakeLine);
        using var pipe = new PipeEnd(_process.StandardError.BaseStream, FileAccess.Read);
        Span<byte> buffer = stackalloc byte[4096];
        while (pipe.Stream.Read(buffer) is > 0 and var count)
        {
            text.Append(buffer[..count]);
            StillAlive(_pulse is null ? _command.IdleTimeout : null);
        }

        text.End();
        return text.ToString();
    }

    // It might be tempting to take each byte for a sign of life. Do not: a remote that sends one now and then would never be given up.
    private void TakeLine(string line)
    {
        _command.OnErrorLine?.Invoke(line);
        StillAlive(_pulse!.Take(line));
    }

    private void StillAlive(TimeSpan? patience)
    {
        if (patience is { } time && _idle is { IsCancellationRequested: false })
        {
            _idle.CancelAfter(time);
        }
    }
}
