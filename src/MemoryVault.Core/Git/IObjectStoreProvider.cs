using System.Diagnostics.CodeAnalysis;

namespace MemoryVault.Git;

/// <summary>Opens an in-process object store, where one can be had on this machine.</summary>
public interface IObjectStoreProvider
{
    /// <summary>Opens the store of a bare repository.</summary>
    /// <param name="repositoryPath">The folder of the bare repository.</param>
    /// <param name="store">The store, where it could be opened.</param>
    /// <param name="reason">Else why not, for the status: <c>libgit2 was not found</c>.</param>
    bool TryOpen(string repositoryPath, [NotNullWhen(true)] out IObjectStore? store, [NotNullWhen(false)] out string? reason);
}
