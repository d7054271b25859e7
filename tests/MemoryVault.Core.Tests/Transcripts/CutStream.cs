using MemoryVault.Transcripts;

namespace MemoryVault.Tests.Transcripts;

/// <summary>A stream that breaks after so many bytes.</summary>
internal sealed class CutStream(Stream inner, long length) : MemoryStream
{
    private long _left = length;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_left == 0)
        {
            throw new SessionFeedBrokenException("bot", "it was cut");
        }

        var read = await inner.ReadAsync(buffer[..(int)Math.Min(buffer.Length, _left)], cancellationToken);
        _left -= read;
        return read;
    }
}
