using MemoryVault.Files;

namespace MemoryVault.Transcripts;

/// <summary>What comes from a source: counted, and given up when nothing comes for a minute, or next to nothing for ten.</summary>
/// <remarks>
/// It reads into a buffer of its own. Not every system lets a read from a pipe be cancelled, so a read that is given up may still write there
/// until the program at the other end is killed.
/// </remarks>
internal sealed class SourceStream(Stream pipe, string source, TimeProvider clock) : ForwardStream
{
    /// <summary>How long a source may be silent.</summary>
    internal static readonly TimeSpan IdleLimit = TimeSpan.FromSeconds(60);

    /// <summary>How many bytes must come in <see cref="TrickleLimit"/> of waiting for them: ten a second.</summary>
    internal const int TrickleBytes = 6000;

    /// <summary>How long less may come than <see cref="TrickleBytes"/>; a search through a slow disk finds little for a while.</summary>
    internal static readonly TimeSpan TrickleLimit = TimeSpan.FromMinutes(10);

    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private TimeSpan _waited;
    private long _received;

    /// <summary>Gets the number of bytes that came.</summary>
    internal long Received { get; private set; }

    /// <summary>Gives the bytes that are here, after waiting for some if there are none; empty at the end.</summary>
    internal async ValueTask<ReadOnlyMemory<byte>> PeekAsync(CancellationToken cancellationToken)
    {
        if (_start == _end)
        {
            (_start, _end) = (0, await FillAsync(0, cancellationToken).ConfigureAwait(false));
        }

        return _buffer.AsMemory(_start, _end - _start);
    }

    /// <summary>Gives at least so many bytes (fewer only at the end) without taking them.</summary>
    internal async ValueTask<ReadOnlyMemory<byte>> PeekAsync(int atLeast, CancellationToken cancellationToken)
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        while (_end < atLeast && await FillAsync(_end, cancellationToken).ConfigureAwait(false) is > 0 and var count)
        {
            _end += count;
        }

        return _buffer.AsMemory(0, _end);
    }

    /// <summary>Takes bytes that were looked at.</summary>
    internal void Take(int count) => _start += count;

    /// <summary>Reads up to a byte, which is taken and not given back; null at the end.</summary>
    /// <param name="end">The byte.</param>
    /// <param name="maximum">The most bytes before it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="SessionFeedBrokenException">There are more bytes before it.</exception>
    internal async ValueTask<byte[]?> ReadToAsync(byte end, int maximum, CancellationToken cancellationToken)
    {
        using var line = new MemoryStream();
        while (true)
        {
            var bytes = await PeekAsync(cancellationToken).ConfigureAwait(false);
            if (bytes.IsEmpty)
            {
                return null;
            }

            var at = bytes.Span.IndexOf(end);
            line.Write(bytes.Span[..(at < 0 ? bytes.Length : at)]);
            Take(at < 0 ? bytes.Length : at + 1);
            if (line.Length > maximum)
            {
                throw new SessionFeedBrokenException(source, "it sent something that is not its protocol");
            }

            if (at >= 0)
            {
                return line.ToArray();
            }
        }
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var bytes = await PeekAsync(cancellationToken).ConfigureAwait(false);
        var count = Math.Min(bytes.Length, buffer.Length);
        bytes[..count].CopyTo(buffer);
        Take(count);
        return count;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            pipe.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask<int> FillAsync(int offset, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        var read = pipe.ReadAsync(_buffer.AsMemory(offset), CancellationToken.None).AsTask();
        try
        {
            var count = await read.WaitAsync(IdleLimit, clock, cancellationToken).ConfigureAwait(false);
            Received += count;
            RequireMore(count, clock.GetElapsedTime(began));
            return count;
        }
        catch (TimeoutException error)
        {
            Forget(read);
            throw new SessionFeedBrokenException(source, $"it sent nothing for {IdleLimit.TotalSeconds:0} seconds", error);
        }
        catch (OperationCanceledException)
        {
            Forget(read);
            throw;
        }
        catch (Exception error) when (error is IOException or InvalidDataException)
        {
            throw new SessionFeedBrokenException(source, error.Message, error);
        }
    }

    // Only the waiting counts: what is done with the bytes in between takes its own time.
    private void RequireMore(int count, TimeSpan waited)
    {
        _waited += waited;
        if (Received - _received >= TrickleBytes)
        {
            (_waited, _received) = (TimeSpan.Zero, Received);
        }
        else if (count > 0 && _waited > TrickleLimit)
        {
            throw new SessionFeedBrokenException(source, $"it sent only {Received - _received} bytes in {TrickleLimit.TotalMinutes:0} minutes");
        }
    }

    private static void Forget(Task read) =>
        _ = read.ContinueWith(static task => _ = task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
}
