using System.IO.Compression;
using System.Runtime.ExceptionServices;
using System.Text;

namespace MemoryVault.Git;

/// <summary>A loose object on its way to the disk: written under a name of its own, flushed, and then given its place.</summary>
internal sealed class LooseObjectWrite : IDisposable
{
    // It is the disk that they wait for, and not a core.
    private const int MaximumFlushers = 8;

    private readonly string _path;
    private readonly string _temporary;
    private readonly FileStream _file;
    private bool _isDone;

    private LooseObjectWrite(string path, string temporary, FileStream file)
    {
        _path = path;
        _temporary = temporary;
        _file = file;
    }

    /// <summary>Writes an object beside its place, not flushed yet.</summary>
    internal static LooseObjectWrite Begin(GitObject item, string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);

        // git knows this name: `git prune` removes what a killed process left.
        var temporary = Path.Combine(folder, "tmp_obj_" + Path.GetRandomFileName());
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        }

        var write = new LooseObjectWrite(path, temporary, new FileStream(temporary, options));
        write.Fill(item);
        return write;
    }

    /// <summary>Waits until the disk has the bytes of all.</summary>
    /// <exception cref="IOException">The disk would not take them.</exception>
    internal static void Flush(IReadOnlyList<LooseObjectWrite> writes)
    {
        var next = -1;
        var others = new Task[Math.Clamp(writes.Count - 1, 0, MaximumFlushers - 1)];
        for (var i = 0; i < others.Length; i++)
        {
            others[i] = Task.Run(FlushWhatIsLeft);
        }

        try
        {
            FlushWhatIsLeft();
            Task.WaitAll(others);
        }
        catch (AggregateException failure)
        {
            ExceptionDispatchInfo.Throw(failure.InnerExceptions[0]);
        }

        void FlushWhatIsLeft()
        {
            while (Interlocked.Increment(ref next) is var at && at < writes.Count)
            {
                writes[at]._file.Flush(flushToDisk: true);
            }
        }
    }

    /// <summary>Gives the object its place; where another process was first, its object is the same.</summary>
    internal void Publish()
    {
        _file.Dispose();
        try
        {
            File.Move(_temporary, _path);
            _isDone = true;
        }
        catch (IOException) when (File.Exists(_path))
        {
            // The other process's object stays, ours is removed.
        }
    }

    /// <summary>Removes what has not got its place.</summary>
    public void Dispose()
    {
        _file.Dispose();
        if (!_isDone)
        {
            File.Delete(_temporary);
        }
    }

    // The pieces of a transcript lie here until the next packing, and a fourth of their size is worth some milliseconds. Small objects are many, and a very
    // large one would be felt.
    private static CompressionLevel LevelOf(int length) => length is >= (64 << 10) and <= (8 << 20) ? CompressionLevel.Optimal : CompressionLevel.Fastest;

    private void Fill(GitObject item)
    {
        // In memory first: an object is small, and a file is written in one go.
        using var deflated = new MemoryStream((item.Bytes.Length / 2) + 128);
        using (var deflate = new ZLibStream(deflated, LevelOf(item.Bytes.Length), leaveOpen: true))
        {
            deflate.Write(Encoding.ASCII.GetBytes($"{LooseObjectFiles.NameOf(item.Kind)} {item.Bytes.Length}\0"));
            deflate.Write(item.Bytes.Span);
        }

        _file.Write(deflated.GetBuffer(), 0, (int)deflated.Length);
    }
}
