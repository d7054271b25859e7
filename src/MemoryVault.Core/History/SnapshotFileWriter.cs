using MemoryVault.Git;

namespace MemoryVault.History;

/// <summary>
/// Writes one file of a snapshot: its bytes are checked before they are written, go to a file beside the target, are flushed,
/// take the target's place by a rename, and are read back.
/// </summary>
internal static class SnapshotFileWriter
{
    /// <summary>What the name of a file begins with that is to take another's place.</summary>
    internal const string TemporaryStart = ".memoryvault-";

    private const UnixFileMode Execute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private const UnixFileMode ReadWrite = UnixFileMode.UserRead | UnixFileMode.UserWrite
        | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    /// <summary>Tells by its name whether a file is one that was to become another.</summary>
    internal static bool IsTemporary(string name) => name.StartsWith(TemporaryStart, StringComparison.Ordinal) && name.EndsWith(".tmp", StringComparison.Ordinal);

    /// <summary>Writes a file.</summary>
    /// <param name="store">Where its blob is.</param>
    /// <param name="path">Its path in the vault, for errors.</param>
    /// <param name="entry">Its mode and what it holds.</param>
    /// <param name="target">The file to write, all links followed.</param>
    /// <param name="currentId">The blob id of what is there and may be replaced; null if nothing may be there.</param>
    /// <param name="cancellationToken">Ends the work; the target then has its old bytes or the new ones.</param>
    internal static async Task WriteAsync(
        IObjectStore store, string path, TreeEntry entry, string target, ObjectId? currentId, CancellationToken cancellationToken)
    {
        var content = new SnapshotContent(store, entry);
        var folder = Path.GetDirectoryName(target)!;
        Directory.CreateDirectory(folder);
        var temporary = Path.Combine(folder, $"{TemporaryStart}{Guid.NewGuid():N}.tmp");
        try
        {
            await WriteFlushedAsync(temporary, content, ModeOf(entry.Mode, currentId is null ? null : target), cancellationToken).ConfigureAwait(false);
            if (currentId is { } expected && await BlobFile.HashAsync(target, cancellationToken).ConfigureAwait(false) != expected)
            {
                throw RestoreErrors.ChangedMeanwhile(path, target);
            }

            File.Move(temporary, target, overwrite: currentId is not null);
        }
        finally
        {
            File.Delete(temporary);
        }

        if (!await content.IsOnDiskAsync(target, cancellationToken).ConfigureAwait(false))
        {
            throw RestoreErrors.BytesDiffer(path, target);
        }
    }

    private static async Task WriteFlushedAsync(string path, SnapshotContent content, UnixFileMode mode, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = mode;
        }

        var stream = new FileStream(path, options);
        await using var closing = stream.ConfigureAwait(false);
        await foreach (var part in content.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            await stream.WriteAsync(part, cancellationToken).ConfigureAwait(false);
        }

        RandomAccess.FlushToDisk(stream.SafeFileHandle);
    }

    /// <summary>A file that is replaced keeps who may read and write it; a new one gets what the user's umask leaves. Git knows only the right to execute.</summary>
    private static UnixFileMode ModeOf(EntryMode mode, string? replaced)
    {
        var rights = OperatingSystem.IsWindows() || replaced is null ? ReadWrite : File.GetUnixFileMode(replaced) & ~Execute;
        return mode == EntryMode.Executable ? rights | (UnixFileMode)((int)(rights & ReadBits) >> 2) : rights;
    }

    private const UnixFileMode ReadBits = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
}
