namespace MemoryVault.Files;

/// <summary>Folders that only their owner may look into: memory holds what people told their agents.</summary>
public static class PrivateFolder
{
    /// <summary>Makes a folder (0700 where the system has modes) with its parents; one that is there keeps its mode.</summary>
    public static void Create(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
