namespace MemoryVault.Files;

/// <summary>Removes folders of our own making.</summary>
internal static class RemoveFolder
{
    /// <summary>Removes a folder with all that is in it, also what is marked read-only, as git marks its objects (Windows refuses those).</summary>
    internal static void WithReadOnlyFiles(string path)
    {
        if (OperatingSystem.IsWindows() && Directory.Exists(path))
        {
            foreach (var file in Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories))
            {
                File.SetAttributes(file, FileAttributes.Normal);
            }
        }

        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }
}
