using MemoryVault.Git;

namespace MemoryVault.Knowledge.Gists;

/// <summary>A gist that is not made yet: there is nothing, and nothing can go there.</summary>
internal sealed class UnmadeGist(GitHubSite site) : IBranchWire
{
    /// <inheritdoc/>
    public string Place => $"a new gist of {site.Host}";

    /// <inheritdoc/>
    /// <remarks>Nothing is carried, so that there is nothing to encrypt.</remarks>
    public ICommitExchange Enclose(Func<RemoteAccess, string, ICommitExchange> open) => this;

    /// <inheritdoc/>
    public Task<string?> PeekAsync(CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    /// <inheritdoc/>
    public Task<ObjectId?> FetchAsync(CancellationToken cancellationToken) => Task.FromResult<ObjectId?>(null);

    /// <inheritdoc/>
    public Task PushAsync(ObjectId tip, ObjectId? expected, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("A gist that is not made yet takes nothing.");
}
