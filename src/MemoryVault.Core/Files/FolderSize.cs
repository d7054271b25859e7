namespace MemoryVault.Files;

/// <summary>The size of a folder with all that is in it.</summary>
internal static class FolderSize
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = true, RecurseSubdirectories = true };

    /// <summary>Adds up the bytes of its files; 0 if there is no such folder.</summary>
    internal static long Of(string path)
    {
        try
        {
            return new DirectoryInfo(path).EnumerateFiles("*", Everything).Sum(Length);
        }
        catch (DirectoryNotFoundException)
        {
            return 0;
        }
    }

    // A repack may delete a file between its being listed and looked at.
    private static long Length(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
    }
}
