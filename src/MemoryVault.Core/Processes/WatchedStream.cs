using MemoryVault.Files;

namespace MemoryVault.Processes;

/// <summary>A stream that is only read, and tells each time that something came.</summary>
/// <param name="inner">What is read; it is closed with this one.</param>
/// <param name="cameSome">Who is told.</param>
internal sealed class WatchedStream(Stream inner, Action cameSome) : ForwardStream
{
    /// <summary>Gets a value indicating whether its end was seen.</summary>
    internal bool HasEnded { get; private set; }

    /// <summary>Gets a value indicating whether anything has come.</summary>
    internal bool HasCome { get; private set; }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer) => Came(inner.Read(buffer), buffer.Length);

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Came(await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false), buffer.Length);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Came(int count, int wanted)
    {
        HasCome |= count > 0;
        HasEnded |= count == 0 && wanted > 0;
        cameSome();
        return count;
    }
}
