using System.Diagnostics;
using System.IO.Pipes;
using Microsoft.Win32.SafeHandles;

namespace MemoryVault.Git;

/// <summary>Our end of a pipe to a process, as a plain blocking stream.</summary>
/// <remarks>
/// It might be tempting to use the streams of <see cref="Process"/> as they are. Do not: the first read through them loads the
/// whole of the sockets library, which costs a short program 8 ms, a third of its start.
/// </remarks>
internal sealed class PipeEnd : IDisposable
{
    private readonly Stream _original;
    private SafePipeHandle? _held;

    /// <summary>Takes the end over from a stream of <see cref="Process"/>.</summary>
    internal PipeEnd(Stream stream, FileAccess access)
    {
        _original = Stream = stream;
        if (!OperatingSystem.IsWindows() && stream is PipeStream pipe)
        {
            // Held, so that its number is not given to another file while a thread of ours still waits in it.
            var isHeld = false;
            pipe.SafePipeHandle.DangerousAddRef(ref isHeld);
            _held = isHeld ? pipe.SafePipeHandle : null;
            Stream = new FileStream(new SafeFileHandle(pipe.SafePipeHandle.DangerousGetHandle(), ownsHandle: false), access, bufferSize: 0, isAsync: false);
        }
    }

    /// <summary>Gets the stream.</summary>
    internal Stream Stream { get; }

    /// <summary>Closes the end; may be called more than once and from two threads.</summary>
    public void Dispose()
    {
        Stream.Dispose();
        Interlocked.Exchange(ref _held, null)?.DangerousRelease();
        _original.Dispose();
    }
}
