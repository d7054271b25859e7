using System.Diagnostics.CodeAnalysis;
using MemoryVault.Vaults;

namespace MemoryVault.Git;

/// <summary>The object store that was chosen, and why it is not the in-process one where that is worth saying.</summary>
internal sealed record ObjectEngine(IObjectStore Store, string? Note) : IAsyncDisposable
{
    /// <summary>Takes the in-process store where it is wanted and can be had; a backup never fails for want of it.</summary>
    /// <remarks>
    /// A program that ends soon is better off without: loading libgit2 and what it depends on takes 7 to 15 ms, more than the questions it
    /// would answer. One that stays saves a process for each merge base.
    /// </remarks>
    [SuppressMessage("Reliability", "CA2000", Justification = "The engine that is returned owns its store and disposes it.")]
    internal static ObjectEngine Choose(GitExecutable git, VaultServices services, string engine)
    {
        var provider = services.ObjectStores;
        if (engine == "git")
        {
            return new ObjectEngine(new GitObjectStore(git), "the policy gitEngine says 'git'");
        }

        if (provider is null)
        {
            return new ObjectEngine(new GitObjectStore(git), "this program has no in-process git");
        }

        if (services.IsShortLived && engine != "libgit2")
        {
            return new ObjectEngine(new GitObjectStore(git), null);
        }

        return provider.TryOpen(git.RepositoryPath!, out var store, out var reason)
            ? new ObjectEngine(new CombinedObjectStore(store, new GitObjectStore(git)), null)
            : new ObjectEngine(new GitObjectStore(git), reason);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
