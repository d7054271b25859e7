using System.Diagnostics.CodeAnalysis;

namespace MemoryVault.Git;

/// <summary>The object store that was chosen, and why it is not the in-process one.</summary>
internal sealed record ObjectEngine(IObjectStore Store, string? Note) : IAsyncDisposable
{
    /// <summary>Takes the in-process store where it is wanted and can be had; a backup never fails for want of it.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The engine that is returned owns its store and disposes it.")]
    internal static ObjectEngine Choose(GitExecutable git, IObjectStoreProvider? provider, string engine)
    {
        if (engine == "git")
        {
            return new ObjectEngine(new GitObjectStore(git), "the policy gitEngine says 'git'");
        }

        if (provider is null)
        {
            return new ObjectEngine(new GitObjectStore(git), "this program has no in-process git");
        }

        return provider.TryOpen(git.RepositoryPath!, out var store, out var reason)
            ? new ObjectEngine(new BulkWritingObjectStore(store, new GitObjectStore(git)), null)
            : new ObjectEngine(new GitObjectStore(git), reason);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Store.DisposeAsync();
}
