namespace MemoryVault.Tests;

/// <summary>The working copy that the tests were built from.</summary>
internal static class RepositoryFolder
{
    /// <summary>Gives a path below the working copy's top.</summary>
    internal static string Path(params string[] names)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "MemoryVault.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException($"No MemoryVault.sln above {AppContext.BaseDirectory}.");
        }

        return System.IO.Path.Combine([folder.FullName, .. names]);
    }
}
