using System.Diagnostics.CodeAnalysis;
using MemoryVault.Git;

namespace MemoryVault.LibGit2;

/// <summary>
/// Opens object stores in-process, on the libgit2 of this machine. It is looked for once; where there is none, the vault works on
/// the git executable alone.
/// </summary>
/// <param name="libraryPath">The library's file, or null to look for it by the names that systems give it.</param>
/// <remarks>
/// Why not LibGit2Sharp: its bindings have no way to read an object as it is, so a name that is not UTF-8 or a commit header of
/// another tool would be lost; its structures fit one version of libgit2 only, and loading it costs a short program 18 ms more
/// than these few functions, which have been the same in every libgit2 since 1.1.
/// </remarks>
public sealed class LibGit2ObjectStoreProvider(string? libraryPath) : IObjectStoreProvider
{
    private readonly Lazy<LibGit2Probe> _probe = new(() => LibGit2Probe.Run(libraryPath));

    /// <summary>Makes the provider that looks for the library by its names.</summary>
    public LibGit2ObjectStoreProvider()
        : this(null)
    {
    }

    /// <inheritdoc/>
    public bool TryOpen(string repositoryPath, [NotNullWhen(true)] out IObjectStore? store, [NotNullWhen(false)] out string? reason)
    {
        store = null;
        var (library, problem) = _probe.Value;
        if (library is null)
        {
            reason = problem ?? "libgit2 was not found";
            return false;
        }

        if (File.Exists(Path.Combine(repositoryPath, "objects", "info", "alternates")))
        {
            reason = "the repository borrows objects from another one (objects/info/alternates)";
            return false;
        }

        try
        {
            store = new LibGit2ObjectStore(library, repositoryPath);
            reason = null;
            return true;
        }
        catch (LibGit2FailedException error)
        {
            reason = error.Message;
            return false;
        }
    }
}
