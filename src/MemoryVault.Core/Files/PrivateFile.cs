using System.Text;

namespace MemoryVault.Files;

/// <summary>Files that only their owner may read (0600 where the system has modes), whatever the umask says. One that is there keeps its mode.</summary>
public static class PrivateFile
{
    /// <summary>Opens a file, unbuffered.</summary>
    public static FileStream Open(string path, FileMode mode, FileAccess access, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = share, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    /// <summary>Writes a text where it does no harm if only a part of it arrives.</summary>
    public static void Write(string path, string text)
    {
        using var file = Open(path, FileMode.Create, FileAccess.Write, FileShare.Read);
        file.Write(Encoding.UTF8.GetBytes(text));
    }

    /// <summary>Adds a text to the end of a file.</summary>
    public static void Append(string path, string text)
    {
        using var file = Open(path, FileMode.Append, FileAccess.Write, FileShare.Read);
        file.Write(Encoding.UTF8.GetBytes(text));
    }
}
