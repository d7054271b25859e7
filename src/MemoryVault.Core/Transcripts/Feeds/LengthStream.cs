using MemoryVault.Files;

namespace MemoryVault.Transcripts;

/// <summary>The first bytes of a file that may be growing: so many as it had when it was listed, never more; fewer is an error.</summary>
/// <param name="file">The file; it is closed with this.</param>
/// <param name="length">How many bytes.</param>
/// <param name="onRead">Is told how many bytes were read.</param>
/// <param name="onShort">Makes the error where the file became shorter.</param>
internal sealed class LengthStream(Stream file, long length, Action<int> onRead, Func<Exception> onShort) : ForwardStream
{
    private long _left = length;

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var most = (int)Math.Min(buffer.Length, _left);
        if (most == 0)
        {
            return 0;
        }

        var read = await file.ReadAsync(buffer[..most], cancellationToken).ConfigureAwait(false);
        _left -= read > 0 ? read : throw onShort();
        onRead(read);
        return read;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
        }

        base.Dispose(disposing);
    }
}
