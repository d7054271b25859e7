using System.Buffers.Text;

namespace MemoryVault.Git;

/// <summary>
/// One <c>git cat-file --batch-command</c> that answers as long as it is kept: a command a line, the answer
/// <c>id SP kind SP size LF</c>, then for <c>contents</c> the bytes and a line feed; or <c>id SP missing LF</c>.
/// </summary>
/// <remarks>
/// Reading blocks the calling thread for as long as git takes to read one object, like reading a file does: an answer comes in
/// some 20 µs, which is less than a switch of threads costs. Cancelling ends the process and thereby the read.
/// </remarks>
internal sealed class CatFileSession : IDisposable
{
    private readonly GitProcess _process;
    private readonly byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;

    private CatFileSession(GitProcess process) => _process = process;

    /// <summary>Starts the process.</summary>
    internal static CatFileSession Start(GitExecutable git) =>
        new(git.Start(new GitCommand("cat-file", "--batch-command")));

    /// <summary>Asks for kind and size; null where there is no such object.</summary>
    /// <exception cref="IOException">The process has ended.</exception>
    internal GitObjectHeader? ReadHeader(ObjectId id, CancellationToken cancellationToken)
    {
        using var kill = cancellationToken.Register(_process.Kill);
        using var limit = _process.Limit();
        Ask("info ", id);
        return ReadHeaderLine();
    }

    /// <summary>Asks for an object; null where there is no such one.</summary>
    /// <exception cref="IOException">The process has ended.</exception>
    internal GitObject? Read(ObjectId id, long mostBytes, CancellationToken cancellationToken)
    {
        using var kill = cancellationToken.Register(_process.Kill);
        using var limit = _process.Limit();
        Ask("contents ", id);
        if (ReadHeaderLine() is not { } header)
        {
            return null;
        }

        if (header.Size > mostBytes)
        {
            // Its bytes are on their way: the next question is for another process.
            _process.Kill();
            throw new ObjectTooLargeException(id, header.Size, mostBytes);
        }

        var bytes = GC.AllocateUninitializedArray<byte>((int)header.Size);
        Fill(bytes);
        Fill(stackalloc byte[1]);
        return new GitObject(header.Kind, bytes);
    }

    /// <summary>Makes the error of a process that has ended; null where it ended without one.</summary>
    internal GitFailedException? End(string? target) => _process.End(target);

    /// <summary>Ends the process.</summary>
    public void Dispose()
    {
        // It has nothing to do once it has nothing to read.
        _process.CloseInput();
        _process.Dispose();
    }

    private void Ask(string command, ObjectId id)
    {
        Span<byte> line = stackalloc byte[64];
        var length = System.Text.Encoding.ASCII.GetBytes($"{command}{id}\n", line);
        _process.Input.Write(line[..length]);
    }

    private GitObjectHeader? ReadHeaderLine()
    {
        // A loose object that cannot be read is "missing" to git, too.
        var line = ReadLine();
        var space = line.IndexOf((byte)' ');
        var rest = line[(space + 1)..];
        var size = rest.IndexOf((byte)' ');
        return size > 0 && Utf8Parser.TryParse(rest[(size + 1)..], out long bytes, out _)
            ? new GitObjectHeader(Kind(rest[..size]), bytes)
            : null;
    }

    private ReadOnlySpan<byte> ReadLine()
    {
        while (true)
        {
            var line = _buffer.AsSpan(_start, _end - _start);
            var feed = line.IndexOf((byte)'\n');
            if (feed >= 0)
            {
                _start += feed + 1;
                return line[..feed];
            }

            line.CopyTo(_buffer);
            (_start, _end) = (0, line.Length);
            _end += ReadSome(_buffer.AsSpan(_end));
        }
    }

    private void Fill(Span<byte> destination)
    {
        var buffered = Math.Min(destination.Length, _end - _start);
        _buffer.AsSpan(_start, buffered).CopyTo(destination);
        _start += buffered;
        destination = destination[buffered..];
        while (!destination.IsEmpty)
        {
            destination = destination[ReadSome(destination)..];
        }
    }

    private int ReadSome(Span<byte> destination)
    {
        var count = _process.Output.Read(destination);
        return count > 0 ? count : throw new EndOfStreamException("git cat-file has ended.");
    }

    private static GitObjectKind Kind(ReadOnlySpan<byte> name) => name[0] switch
    {
        (byte)'c' => GitObjectKind.Commit,
        (byte)'b' => GitObjectKind.Blob,
        _ => name.SequenceEqual("tree"u8) ? GitObjectKind.Tree : GitObjectKind.Tag,
    };
}
