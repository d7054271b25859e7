namespace MemoryVault.Transcripts;

/// <summary>The bytes of a transcript as they come, with as many of them at hand as somebody wants to look at.</summary>
internal sealed class SegmentInput(Stream content)
{
    // It grows with what is read: most transcripts are short, and there are thousands of them.
    private byte[] _buffer = new byte[16 << 10];
    private int _start;

    /// <summary>Gets how many bytes are at hand.</summary>
    internal int Count { get; private set; }

    /// <summary>Gets a value indicating whether nothing follows what is at hand.</summary>
    internal bool IsEnded { get; private set; }

    /// <summary>Gets the bytes at hand.</summary>
    internal ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(_start, Count);

    /// <summary>Reads until so many bytes are at hand, or the transcript ends.</summary>
    internal async Task FillAsync(int count, CancellationToken cancellationToken)
    {
        while (Count < count && !IsEnded)
        {
            MakeRoom(count);
            var room = Math.Min(count - Count, _buffer.Length - _start - Count);
            var read = await content.ReadAsync(_buffer.AsMemory(_start + Count, room), cancellationToken).ConfigureAwait(false);
            Count += read;
            IsEnded = read == 0;
        }
    }

    /// <summary>Drops bytes from the beginning.</summary>
    internal void Consume(int count)
    {
        _start += count;
        Count -= count;
    }

    /// <summary>Puts bytes before those at hand.</summary>
    internal void Prepend(ReadOnlySpan<byte> bytes)
    {
        var joined = new byte[Math.Max(_buffer.Length, bytes.Length + Count)];
        bytes.CopyTo(joined);
        Bytes.Span.CopyTo(joined.AsSpan(bytes.Length));
        (_buffer, _start, Count) = (joined, 0, bytes.Length + Count);
    }

    private void MakeRoom(int count)
    {
        if (_start + Count < _buffer.Length)
        {
            return;
        }

        var isRoomy = _start > 0 && (Count <= _buffer.Length / 2 || count <= _buffer.Length);
        var roomy = isRoomy ? _buffer : new byte[Math.Min(_buffer.Length * 2, count)];
        Bytes.CopyTo(roomy);
        (_buffer, _start) = (roomy, 0);
    }
}
