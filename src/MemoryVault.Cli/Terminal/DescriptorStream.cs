using System.Runtime.InteropServices;

namespace MemoryVault.Cli.Terminal;

/// <summary>Writes to a descriptor of a Unix system, by <c>write(2)</c>.</summary>
internal sealed class DescriptorStream(int descriptor) : Stream
{
    private const int Interrupted = 4;
    private const int BrokenPipe = 32;

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    /// <exception cref="ReaderGoneException">The other end of the pipe is closed.</exception>
    /// <exception cref="IOException">The system does not take the bytes.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            buffer = buffer[WriteSome(buffer)..];
        }
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    private unsafe int WriteSome(ReadOnlySpan<byte> buffer)
    {
        nint written;
        fixed (byte* bytes = buffer)
        {
            written = NativeConsole.Write(descriptor, bytes, buffer.Length);
        }

        return written >= 0 ? (int)written : AfterError(Marshal.GetLastPInvokeError());
    }

    // A terminal or pipe that another process made non-blocking (EAGAIN: 11 on Linux, 35 on macOS) is waited for.
    private static int AfterError(int error)
    {
        switch (error)
        {
            case BrokenPipe:
                throw new ReaderGoneException();
            case 11 or 35:
                Thread.Sleep(1);
                return 0;
            case Interrupted:
                return 0;
            default:
                throw new IOException($"The output cannot be written: {Marshal.GetPInvokeErrorMessage(error)}.");
        }
    }
}
