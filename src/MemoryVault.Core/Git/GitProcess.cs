using System.Buffers;
using System.ComponentModel;
using System.Diagnostics;
using MemoryVault.Vaults;

namespace MemoryVault.Git;

/// <summary>A running git process: both streams are read, and it ends with its owner.</summary>
internal sealed class GitProcess : IAsyncDisposable
{
    /// <summary>How long a process that is asked to end has for cleaning up.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    private readonly Process _process;
    private readonly GitCommand _command;
    private readonly CancellationTokenSource _idle;
    private readonly CancellationTokenSource _abandoned = new();
    private readonly ErrorText _errors;
    private readonly Task _readErrors;
    private Task _stopping = Task.CompletedTask;

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
            throw start.WorkingDirectory.Length == 0 || Directory.Exists(start.WorkingDirectory)
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

        // A process that outlived its parent may hold the streams open: nobody waits for their end any more.
        _abandoned.Cancel();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        await _stopping.ConfigureAwait(false);
        await _readErrors.ConfigureAwait(false);
        _process.Dispose();
        _idle.Dispose();
        _abandoned.Dispose();
    }

    private async Task KillLaterAsync()
    {
        try
        {
            using var limit = new CancellationTokenSource(Grace);
            await _process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
            await _readErrors.WaitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is OperationCanceledException or InvalidOperationException)
        {
            Kill();
        }
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
        while (await ReadSomeAsync(Output, bytes.GetMemory(4096)).ConfigureAwait(false) is > 0 and var count)
        {
            bytes.Advance(count);
        }

        return bytes.WrittenMemory;
    }

    private async Task ReadErrorsAsync()
    {
        var buffer = new byte[4096];
        var stream = _process.StandardError.BaseStream;
        while (await ReadSomeAsync(stream, buffer).ConfigureAwait(false) is > 0 and var count)
        {
            _errors.Append(buffer.AsSpan(0, count));
        }

        _errors.End();
    }

    private async ValueTask<int> ReadSomeAsync(Stream stream, Memory<byte> buffer)
    {
        if (_command.IdleTimeout is { } limit && !_idle.IsCancellationRequested)
        {
            _idle.CancelAfter(limit);
        }

        try
        {
            return await stream.ReadAsync(buffer, _abandoned.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return 0;
        }
    }
}
