namespace MemoryVault.Git;

/// <summary>Exchanges commits with a branch of a repository.</summary>
/// <param name="repository">This repository.</param>
/// <param name="remote">The other one.</param>
/// <param name="branch">The branch there: <c>refs/heads/main</c>.</param>
/// <param name="incoming">The ref here that keeps what was fetched; it moves as the branch does.</param>
internal sealed class BranchExchange(GitRepository repository, RemoteAccess remote, string branch, string incoming) : IBranchWire
{
    /// <inheritdoc/>
    public string Place => Credentials.Scrub(remote.Url);

    /// <inheritdoc/>
    public ICommitExchange Enclose(Func<RemoteAccess, string, ICommitExchange> open) => open(remote, branch);

    /// <inheritdoc/>
    public async Task<string?> PeekAsync(CancellationToken cancellationToken) =>
        (await repository.ListRemoteAsync(remote, [branch], cancellationToken).ConfigureAwait(false)).FirstOrDefault(each => each.Key == branch).Value?.ToString();

    /// <inheritdoc/>
    public async Task<ObjectId?> FetchAsync(CancellationToken cancellationToken) =>
        await repository.FetchAsync(remote, [$"+{branch}:{incoming}"], prune: false, cancellationToken).ConfigureAwait(false)
            ? await repository.ReadRefAsync(incoming, cancellationToken).ConfigureAwait(false)
            : null;

    /// <inheritdoc/>
    /// <remarks>git itself refuses what does not go forward; the expected value is not needed for that.</remarks>
    public Task PushAsync(ObjectId tip, ObjectId? expected, CancellationToken cancellationToken) =>
        repository.PushAsync(remote, [new PushRef(tip, branch)], cancellationToken);
}
