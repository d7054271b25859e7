using System.Runtime.InteropServices;

namespace MemoryVault.LibGit2;

/// <summary>What looking for libgit2 gave: the library, or why there is none.</summary>
internal sealed record LibGit2Probe(LibGit2Library? Library, string? Reason)
{
    /// <summary>The minor versions of libgit2 1 that have the functions we call, newest first.</summary>
    private static readonly string[] MinorVersions = ["9", "8", "7", "6", "5", "4", "3", "2", "1"];

    /// <summary>Looks for the library.</summary>
    internal static LibGit2Probe Run(string? libraryPath)
    {
        foreach (var name in libraryPath is null ? Names() : [libraryPath])
        {
            if (TryLoad(name, out var handle))
            {
                return Open(name, handle);
            }
        }

        return new LibGit2Probe(null, libraryPath is null ? "libgit2 was not found" : $"'{libraryPath}' could not be loaded");
    }

    private static LibGit2Probe Open(string name, nint handle)
    {
        try
        {
            var library = new LibGit2Library(handle);
            return library.Version.Major == 1 && library.Version.Minor >= 1
                ? new LibGit2Probe(library, null)
                : new LibGit2Probe(null, $"'{name}' is libgit2 {library.Version}, wanted is 1.1 or later of version 1");
        }
        catch (EntryPointNotFoundException error)
        {
            return new LibGit2Probe(null, $"'{name}' is no libgit2 that can be used: {error.Message}");
        }
    }

    private static IEnumerable<string> Names()
    {
        if (OperatingSystem.IsWindows())
        {
            return ["git2.dll", "libgit2.dll"];
        }

        return OperatingSystem.IsMacOS()
            ? MinorVersions.SelectMany(minor => new[] { $"/opt/homebrew/lib/libgit2.1.{minor}.dylib", $"/usr/local/lib/libgit2.1.{minor}.dylib" })
            : MinorVersions.Select(minor => $"libgit2.so.1.{minor}");
    }

    private static bool TryLoad(string name, out nint handle) => OperatingSystem.IsWindows()
        ? NativeLibrary.TryLoad(
            name, typeof(LibGit2Probe).Assembly, DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories, out handle)
        : NativeLibrary.TryLoad(name, out handle);
}
