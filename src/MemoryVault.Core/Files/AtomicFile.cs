namespace MemoryVault.Files;

/// <summary>Writes whole files so that a reader, or a crash, sees the old bytes or the new ones and nothing between.</summary>
public static class AtomicFile
{
    /// <summary>Writes beside the target, flushes to the disk, renames over it. Makes the folder if needed.</summary>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var folder = Path.GetDirectoryName(path)!;
        var temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.{Environment.ProcessId}-{Guid.NewGuid():N}.tmp");
        try
        {
            WriteFlushed(temporary, folder, bytes);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>Tells by its name whether a file is one that was to become another: <c>.NAME.PROCESS-ID.tmp</c>.</summary>
    internal static bool IsTemporary(string name) => name.StartsWith('.') && name.EndsWith(".tmp", StringComparison.Ordinal);

    private static void WriteFlushed(string path, string folder, ReadOnlySpan<byte> bytes)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var stream = Open(path, folder, options);
        stream.Write(bytes);
        stream.Flush(flushToDisk: true);
    }

    private static FileStream Open(string path, string folder, FileStreamOptions options)
    {
        try
        {
            return new FileStream(path, options);
        }
        catch (DirectoryNotFoundException)
        {
            PrivateFolder.Create(folder);
            return new FileStream(path, options);
        }
    }
}
