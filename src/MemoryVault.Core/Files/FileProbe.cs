namespace MemoryVault.Files;

/// <summary>Asks the system for a file's kind and stamp.</summary>
public static class FileProbe
{
    /// <summary>Looks at a path.</summary>
    /// <param name="path">The path, absolute.</param>
    /// <param name="followLinks">Whether a symbolic link is followed; a broken one is <see cref="FileKind.Missing"/> then.</param>
    public static FileFacts Read(string path, bool followLinks) =>
        LinuxFileProbe.IsAvailable ? LinuxFileProbe.Read(path, followLinks) : ReadPortably(path, followLinks);

    // Without inode and ctime: a change that keeps size and modification time is then seen only when the index is rebuilt.
    private static FileFacts ReadPortably(string path, bool followLinks)
    {
        try
        {
            FileSystemInfo info = new FileInfo(path);
            if (!info.Exists)
            {
                info = new DirectoryInfo(path);
            }

            if (info.LinkTarget is not null)
            {
                if (!followLinks)
                {
                    return new FileFacts(FileKind.Link, default, false);
                }

                info = info.ResolveLinkTarget(returnFinalTarget: true)!;
            }

            return Facts(info);
        }
        catch (UnauthorizedAccessException)
        {
            return new FileFacts(FileKind.Denied, default, false);
        }
        catch (IOException)
        {
            return default;
        }
    }

    private static FileFacts Facts(FileSystemInfo info)
    {
        if (!info.Exists)
        {
            return default;
        }

        if (info is not FileInfo file)
        {
            return new FileFacts(FileKind.Folder, default, false);
        }

        var modified = (file.LastWriteTimeUtc - DateTime.UnixEpoch).Ticks * 100;
        var executable = !OperatingSystem.IsWindows() && file.UnixFileMode.HasFlag(UnixFileMode.UserExecute);
        var kind = file.Attributes.HasFlag(FileAttributes.Device) ? FileKind.Other : FileKind.File;
        return new FileFacts(kind, new FileStamp(file.Length, modified, 0, 0), executable);
    }
}
