using System.Text;

namespace MemoryVault.Cli.Terminal;

/// <summary>One of the two streams that a program writes: text in, UTF-8 out, buffered until <see cref="Flush"/>.</summary>
/// <remarks>When the reader goes (<c>| head</c>), writing becomes silent; <see cref="IsClosed"/> lets a long listing end early.</remarks>
internal sealed class StandardStream
{
    private const int FlushAt = 16_384;

    private readonly int _descriptor;
    private readonly StringBuilder _pending = new();
    private Stream? _stream;
    private bool? _isTerminal;

    private StandardStream(int descriptor) => _descriptor = descriptor;

    /// <summary>Gets a value indicating whether the stream is a terminal.</summary>
    internal bool IsTerminal => _isTerminal ??= NativeConsole.IsTerminal(_descriptor);

    /// <summary>Gets a value indicating whether the reader has gone.</summary>
    internal bool IsClosed { get; private set; }

    /// <summary>Gives the stream of results.</summary>
    internal static StandardStream Output() => new(1);

    /// <summary>Gives the stream of everything else.</summary>
    internal static StandardStream Error() => new(2);

    /// <summary>Writes to a file from here on.</summary>
    internal void RedirectTo(Stream stream)
    {
        _stream = stream;
        _isTerminal = false;
    }

    /// <summary>Takes text.</summary>
    internal void Write(ReadOnlySpan<char> text)
    {
        _pending.Append(text);
        if (_pending.Length >= FlushAt)
        {
            Flush();
        }
    }

    /// <summary>Writes bytes at once, after what is pending.</summary>
    /// <exception cref="IOException">The system does not take it.</exception>
    internal void Write(byte[] content)
    {
        Flush();
        WriteThrough(content);
    }

    /// <summary>Writes what is pending.</summary>
    /// <exception cref="IOException">The system does not take it: a full disk behind a redirection.</exception>
    internal void Flush()
    {
        if (_pending.Length == 0)
        {
            return;
        }

        var bytes = Encoding.UTF8.GetBytes(_pending.ToString());
        _pending.Clear();
        WriteThrough(bytes);
    }

    private void WriteThrough(byte[] bytes)
    {
        if (IsClosed)
        {
            return;
        }

        try
        {
            _stream ??= OperatingSystem.IsWindows() ? OpenWindows() : new DescriptorStream(_descriptor);
            _stream.Write(bytes);
            _stream.Flush();
        }
        catch (ReaderGoneException)
        {
            IsClosed = true;
        }
    }

    private Stream OpenWindows()
    {
        if (IsTerminal)
        {
            Console.OutputEncoding = Encoding.UTF8;
        }

        return _descriptor == 1 ? Console.OpenStandardOutput() : Console.OpenStandardError();
    }
}
