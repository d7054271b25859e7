using System.IO.Compression;
using System.Text;

namespace MemoryVault.Git;

/// <summary>
/// Loose objects (gitformat-loose): <c>objects/xx/yyyy…</c>, named by the digits of the id, holding <c>kind SP size NUL bytes</c>, deflated.
/// </summary>
internal sealed class LooseObjectFiles(string objectFolder)
{
    private const int MaximumHeaderBytes = 32;
    private const long ReadAtOnce = 1 << 20;

    /// <summary>Reads an object; null where there is no such file, or where it is not as it should be: git then has the word.</summary>
    internal GitObject? TryRead(ObjectId id, long mostBytes)
    {
        using var content = TryOpen(id);
        if (content is null || TryReadHeader(content) is not { } header || header.Size > Math.Min(mostBytes, MostExpanded(content)))
        {
            return null;
        }

        var bytes = GC.AllocateUninitializedArray<byte>((int)header.Size);
        try
        {
            content.ReadExactly(bytes);
            return new GitObject(header.Kind, bytes);
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            return null;
        }
    }

    /// <summary>Tells whether there is a file for an object.</summary>
    internal bool Has(ObjectId id) => File.Exists(PathOf(id));

    /// <summary>Reads an object's kind and size, likewise.</summary>
    internal GitObjectHeader? TryReadHeader(ObjectId id)
    {
        using var content = TryOpen(id);
        return content is null ? null : TryReadHeader(content);
    }

    /// <summary>Writes objects that are not there, flushed.</summary>
    /// <remarks>
    /// All are written before the first is flushed, and they are flushed side by side: the file system then takes them in one transaction, so that
    /// seven cost little more than one. An object that is there gets a new time, as git does it: should it be one that no ref reaches,
    /// <c>git prune</c> then knows that it is about to be used.
    /// </remarks>
    /// <exception cref="ObjectWriteFailedException">The disk is full, or not ours to write.</exception>
    internal void Write(IReadOnlyCollection<GitObject> objects, CancellationToken cancellationToken)
    {
        var writes = new List<LooseObjectWrite>();
        try
        {
            foreach (var item in objects)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var path = PathOf(item.ComputeId());
                if (!TryFreshen(path))
                {
                    writes.Add(LooseObjectWrite.Begin(item, path));
                }
            }

            LooseObjectWrite.Flush(writes);
            writes.ForEach(static write => write.Publish());
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ObjectWriteFailedException(objectFolder, error.Message, error);
        }
        finally
        {
            writes.ForEach(static write => write.Dispose());
        }
    }

    /// <summary>Gives the name that a kind has in git's files.</summary>
    internal static string NameOf(GitObjectKind kind) => kind switch
    {
        GitObjectKind.Commit => "commit",
        GitObjectKind.Tree => "tree",
        GitObjectKind.Blob => "blob",
        _ => "tag",
    };

    // What a few bytes say of themselves makes us take no gigabytes: deflate makes of one byte 1,032 at most.
    private static long MostExpanded(ZLibStream content) => (content.BaseStream.Length + 64) * 1032;

    private static bool TryFreshen(string path)
    {
        try
        {
            if (!File.Exists(path))
            {
                return false;
            }

            File.SetLastWriteTimeUtc(path, DateTime.UtcNow);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Somebody else's file, or gone in the meantime: then it is written once more.
            return false;
        }
    }

    private static GitObjectHeader? TryReadHeader(Stream content)
    {
        Span<byte> header = stackalloc byte[MaximumHeaderBytes];
        try
        {
            // Byte by byte: what follows the header is the content's.
            for (var length = 0; length < header.Length; length++)
            {
                var next = content.ReadByte();
                if (next <= 0)
                {
                    return next == 0 ? ParseHeader(header[..length]) : null;
                }

                header[length] = (byte)next;
            }
        }
        catch (InvalidDataException)
        {
            // No deflated stream.
        }

        return null;
    }

    private static GitObjectHeader? ParseHeader(ReadOnlySpan<byte> header)
    {
        var space = header.IndexOf((byte)' ');
        return space > 0 && long.TryParse(header[(space + 1)..], out var size) && size >= 0 && KindOf(header[..space]) is var kind and not GitObjectKind.None
            ? new GitObjectHeader(kind, size)
            : null;
    }

    private static GitObjectKind KindOf(ReadOnlySpan<byte> name)
    {
        foreach (var kind in new[] { GitObjectKind.Blob, GitObjectKind.Tree, GitObjectKind.Commit, GitObjectKind.Tag })
        {
            if (name.SequenceEqual(Encoding.ASCII.GetBytes(NameOf(kind))))
            {
                return kind;
            }
        }

        return GitObjectKind.None;
    }

    private ZLibStream? TryOpen(ObjectId id)
    {
        try
        {
            var path = PathOf(id);
            return File.Exists(path) ? new ZLibStream(OpenFile(path), CompressionMode.Decompress) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // In one read, which is faster; but a large one only as far as it is wanted.
    private static Stream OpenFile(string path) =>
        new FileInfo(path).Length <= ReadAtOnce ? new MemoryStream(File.ReadAllBytes(path)) : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    private string PathOf(ObjectId id)
    {
        var digits = id.ToString();
        return Path.Combine(objectFolder, digits[..2], digits[2..]);
    }
}
