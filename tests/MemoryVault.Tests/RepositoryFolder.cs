namespace MemoryVault.Tests;

/// <summary>Finds the files of the project that the tests read: the manifest, the views, the help.</summary>
internal static class RepositoryFolder
{
    public static string Path { get; } = Find(AppContext.BaseDirectory);

    public static string File(params string[] names) => System.IO.Path.Combine([Path, .. names]);

    private static string Find(string folder) =>
        System.IO.File.Exists(System.IO.Path.Combine(folder, "MemoryVault.psd1")) ? folder : Find(System.IO.Path.GetDirectoryName(folder)!);
}
