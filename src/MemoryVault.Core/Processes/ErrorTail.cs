using System.Text;
using MemoryVault.Display;

namespace MemoryVault.Processes;

/// <summary>The end of what a program wrote on its error stream: it may write for ever.</summary>
internal sealed class ErrorTail
{
    private const int MaximumBytes = 8 * 1024;
    private const int MaximumLines = 6;

    private readonly Lock _lock = new();
    private byte[] _bytes = [];

    /// <summary>Adds what was written.</summary>
    internal void Add(ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            byte[] all = [.. _bytes, .. bytes];
            _bytes = all.Length <= MaximumBytes ? all : all[^MaximumBytes..];
        }
    }

    /// <summary>Reads the stream to its end, which is also where the program was killed.</summary>
    internal async Task ReadAsync(Stream stream)
    {
        var buffer = new byte[4096];
        try
        {
            while (await stream.ReadAsync(buffer).ConfigureAwait(false) is > 0 and var count)
            {
                Add(buffer.AsSpan(0, count));
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // It was killed.
        }
    }

    /// <summary>Gives the last lines on one line, with nothing in them that a terminal would obey.</summary>
    public override string ToString()
    {
        byte[] bytes;
        lock (_lock)
        {
            bytes = _bytes;
        }

        var lines = Encoding.UTF8.GetString(bytes).Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Join("; ", lines.TakeLast(MaximumLines).Select(PrintableName.Of));
    }
}
