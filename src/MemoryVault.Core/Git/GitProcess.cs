using System.Buffers;
using System.ComponentModel;
using System.Diagnostics;
using MemoryVault.Vaults;

namespace MemoryVault.Git;

/// <summary>A running git process: both streams are read, and it ends with its owner.</summary>
internal sealed class GitProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly GitCommand _command;
    private readonly CancellationTokenSource _idle;
    private readonly ErrorText _errors;
    private readonly Task _readErrors;

    private GitProcess(Process process, GitCommand command, TimeProvider clock)
    {
        _process = process;
        _command = command;
        _idle = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        _errors = new ErrorText(command.OnErrorLine);
        _readErrors = ReadErrorsAsync();
    }

    /// <summary>Gets the stream that the process reads.</summary>
    internal Stream Input => _process.StandardInput.BaseStream;

    /// <summary>Gets the stream that the process writes.</summary>
    internal Stream Output => _process.StandardOutput.BaseStream;

    /// <summary>Gets a value indicating whether the process runs no more.</summary>
    internal bool HasExited => _process.HasExited;

    /// <summary>Starts a process.</summary>
    /// <exception cref="GitMissingException">The program cannot be started.</exception>
    internal static GitProcess Start(ProcessStartInfo start, GitCommand command, VaultServices services)
    {
        var process = new Process { StartInfo = start };
        try
        {
            process.Start();
            return new GitProcess(process, command, services.Clock);
        }
        catch (Win32Exception error)
        {
            process.Dispose();
            throw Directory.Exists(start.WorkingDirectory) || start.WorkingDirectory.Length == 0
                ? new GitMissingException(start.FileName, error)
                : new RepositoryUnusableException(start.WorkingDirectory, "the folder is gone");
        }
    }

    /// <summary>Feeds and reads the process to its end; when cancelled, ends it and everything it started.</summary>
    internal async Task<GitOutput> RunAsync(CancellationToken cancellationToken)
    {
        using var stop = cancellationToken.Register(Stop);
        using var stopIdle = _idle.Token.Register(Stop);
        var write = WriteInputAsync(cancellationToken);
        var output = await ReadOutputAsync().ConfigureAwait(false);
        await write.ConfigureAwait(false);
        var exitCode = await WaitAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return _idle.IsCancellationRequested
            ? throw new GitTimedOutException(_command.Name, _command.IdleTimeout ?? TimeSpan.Zero, _errors.ToString())
            : new GitOutput(_command.Name, exitCode, output, _errors.ToString());
    }

    /// <summary>Waits until the process has ended and its error stream is read, and gives its exit code.</summary>
    internal async Task<int> WaitAsync()
    {
        await _readErrors.ConfigureAwait(false);
        await _process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        return _process.ExitCode;
    }

    /// <summary>Makes the error of a process that ended before its time.</summary>
    internal async Task<GitFailedException> FailureAsync(string? target) =>
        new(_command.Name, await WaitAsync().ConfigureAwait(false), _errors.ToString(), target);

    /// <summary>Asks the process to end, so that it removes its lock files, and ends it and everything it started a second later.</summary>
    internal void Stop()
    {
        if (ProcessSignal.TryTerminate(_process))
        {
            _ = KillLaterAsync();
        }
        else
        {
            Kill();
        }
    }

    /// <summary>Ends the process and everything it started; does nothing where it has ended.</summary>
    internal void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception error) when (error is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It ended by itself in the meantime; there is nothing left to end.
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        await _readErrors.ConfigureAwait(false);
        _process.Dispose();
        _idle.Dispose();
    }

    private async Task KillLaterAsync()
    {
        await Task.Delay(TimeSpan.FromSeconds(1)).ConfigureAwait(false);
        Kill();
    }

    private async Task WriteInputAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (_command.WriteInput is { } write)
            {
                await write(Input, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is IOException or OperationCanceledException)
        {
            // git stopped reading: its exit code and its words tell why.
        }
        finally
        {
            _process.StandardInput.Close();
        }
    }

    private async Task<ReadOnlyMemory<byte>> ReadOutputAsync()
    {
        var bytes = new ArrayBufferWriter<byte>(4096);
        int count;
        do
        {
            StillAlive();
            count = await Output.ReadAsync(bytes.GetMemory(4096), CancellationToken.None).ConfigureAwait(false);
            bytes.Advance(count);
        }
        while (count > 0);
        return bytes.WrittenMemory;
    }

    private async Task ReadErrorsAsync()
    {
        var buffer = new byte[4096];
        var stream = _process.StandardError.BaseStream;
        int count;
        while ((count = await stream.ReadAsync(buffer, CancellationToken.None).ConfigureAwait(false)) > 0)
        {
            StillAlive();
            _errors.Append(buffer.AsSpan(0, count));
        }

        _errors.End();
    }

    private void StillAlive()
    {
        if (_command.IdleTimeout is { } limit && !_idle.IsCancellationRequested)
        {
            _idle.CancelAfter(limit);
        }
    }
}
