using System.Text;
using MemoryVault.Files;

namespace MemoryVault.Transcripts;

/// <summary>
/// The bytes of one file between its header and its end mark. The last of them are given only after the mark was seen: a file that
/// shrank while it was sent, or a connection that ended, would else look whole.
/// </summary>
internal sealed class FrameContent(SourceStream stream, string source, long length, string nonce) : ForwardStream
{
    private readonly byte[] _mark = Encoding.ASCII.GetBytes($"\nK {nonce}\n");
    private long _remaining = length;
    private bool _isMarked;

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_remaining == 0)
        {
            await ReadMarkAsync(cancellationToken).ConfigureAwait(false);
            return 0;
        }

        var bytes = await stream.PeekAsync(cancellationToken).ConfigureAwait(false);
        if (bytes.IsEmpty)
        {
            throw new SessionFeedBrokenException(source, "it ended in the middle of a file");
        }

        var count = (int)Math.Min(Math.Min(bytes.Length, buffer.Length), _remaining);
        bytes[..count].CopyTo(buffer);
        stream.Take(count);
        _remaining -= count;
        if (_remaining == 0)
        {
            await ReadMarkAsync(cancellationToken).ConfigureAwait(false);
        }

        return count;
    }

    /// <summary>Reads over what is left.</summary>
    internal async Task SkipAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        while (await ReadAsync(buffer, cancellationToken).ConfigureAwait(false) > 0)
        {
        }
    }

    private async ValueTask ReadMarkAsync(CancellationToken cancellationToken)
    {
        if (_isMarked)
        {
            return;
        }

        var bytes = await stream.PeekAsync(_mark.Length, cancellationToken).ConfigureAwait(false);
        if (!bytes.Span.StartsWith(_mark))
        {
            throw new SessionFeedBrokenException(source, "a file became shorter while it was sent, or the connection ended");
        }

        stream.Take(_mark.Length);
        _isMarked = true;
    }
}
