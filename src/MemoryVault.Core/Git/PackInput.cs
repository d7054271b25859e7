using Microsoft.Win32.SafeHandles;

namespace MemoryVault.Git;

/// <summary>Reads a file from a place on, without owning it.</summary>
internal sealed class PackInput(SafeFileHandle file, long start) : Stream
{
    private readonly byte[] _buffer = new byte[4096];
    private long _at = start;
    private int _next;
    private int _end;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Reads a byte that must be there.</summary>
    internal int RequireByte() => ReadByte() is >= 0 and var value ? value : throw new InvalidDataException("A pack ends too early.");

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        if (_next == _end)
        {
            _end = RandomAccess.Read(file, _buffer, _at);
            _next = 0;
            _at += _end;
        }

        var count = Math.Min(buffer.Length, _end - _next);
        _buffer.AsSpan(_next, count).CopyTo(buffer);
        _next += count;
        return count;
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
