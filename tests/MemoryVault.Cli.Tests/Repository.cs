namespace MemoryVault.Cli.Tests;

/// <summary>The working copy that these tests were built in.</summary>
internal static class Repository
{
    /// <summary>Gets its top folder.</summary>
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "MemoryVault.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not lie in a working copy.");
        }

        return folder.FullName;
    }
}
