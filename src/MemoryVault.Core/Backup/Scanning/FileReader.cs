using MemoryVault.Files;
using MemoryVault.Vaults;

namespace MemoryVault.Backup.Scanning;

/// <summary>Reads files that an agent may be writing: one that changes while it is read is read again.</summary>
internal sealed class FileReader(long maximumBytes)
{
    private const int Attempts = 5;

    /// <summary>Reads a file whole.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="content">The content; null if it could not be read or is gone.</param>
    /// <returns>Why it could not be read; null if it was, or if it is gone.</returns>
    internal ItemError? TryRead(string path, out FileContent? content)
    {
        content = null;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var before = FileProbe.Read(path, followLinks: true);
            if (before.Kind == FileKind.Missing)
            {
                return null;
            }

            if (before.Stamp.Size > maximumBytes)
            {
                return SourceErrors.FileTooLarge(path, before.Stamp.Size, maximumBytes);
            }

            if (!TryReadBytes(path, before.Stamp.Size, out var bytes, out var error))
            {
                return error;
            }

            var after = FileProbe.Read(path, followLinks: true);
            if (after == before && bytes.Length == before.Stamp.Size)
            {
                content = new FileContent(bytes, before.Stamp, before.Executable);
                return null;
            }
        }

        return SourceErrors.FileRestless(path);
    }

    private static bool TryReadBytes(string path, long size, out byte[] bytes, out ItemError? error)
    {
        bytes = [];
        error = null;
        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);
            bytes = new byte[size];
            var read = 0;
            for (int got; read < bytes.Length && (got = RandomAccess.Read(file, bytes.AsSpan(read), read)) > 0; read += got)
            {
            }

            bytes = read == bytes.Length ? bytes : bytes[..read];
            return true;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            // Gone between the look and the read: the next attempt sees it missing.
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            error = SourceErrors.FileUnreadable(path, e.Message.TrimEnd('.'));
            return false;
        }
    }
}
