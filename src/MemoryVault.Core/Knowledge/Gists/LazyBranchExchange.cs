using MemoryVault.Git;

namespace MemoryVault.Knowledge.Gists;

/// <summary>Exchanges commits with the branch that a repository gives out by itself, which is asked for when it is first needed. A gist has only that one.</summary>
/// <param name="repository">This repository.</param>
/// <param name="remote">The other one.</param>
/// <param name="open">Opens what is at the end of the wire, once the branch is known.</param>
internal sealed class LazyBranchExchange(GitRepository repository, RemoteAccess remote, Func<RemoteAccess, string, ICommitExchange> open) : IBranchWire
{
    private const string Usual = "main";

    private ICommitExchange? _branch;

    /// <summary>Makes a wire to the branch itself.</summary>
    /// <param name="repository">This repository.</param>
    /// <param name="remote">The other one.</param>
    /// <param name="incoming">The ref here that keeps what was fetched.</param>
    internal LazyBranchExchange(GitRepository repository, RemoteAccess remote, string incoming)
        : this(repository, remote, (there, branch) => new BranchExchange(repository, there, branch, incoming))
    {
    }

    /// <inheritdoc/>
    public string Place => Credentials.Scrub(remote.Url);

    /// <inheritdoc/>
    public bool HasMoreToPush => _branch is { HasMoreToPush: true };

    /// <inheritdoc/>
    public ICommitExchange Enclose(Func<RemoteAccess, string, ICommitExchange> open) => new LazyBranchExchange(repository, remote, open);

    /// <inheritdoc/>
    public async Task<string?> PeekAsync(CancellationToken cancellationToken) =>
        await (await OpenAsync(cancellationToken).ConfigureAwait(false)).PeekAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<ObjectId?> FetchAsync(CancellationToken cancellationToken) =>
        await (await OpenAsync(cancellationToken).ConfigureAwait(false)).FetchAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task PushAsync(ObjectId tip, ObjectId? expected, CancellationToken cancellationToken) =>
        await (await OpenAsync(cancellationToken).ConfigureAwait(false)).PushAsync(tip, expected, cancellationToken).ConfigureAwait(false);

    private async Task<ICommitExchange> OpenAsync(CancellationToken cancellationToken) =>
        _branch ??= open(remote, $"refs/heads/{await repository.ReadRemoteHeadAsync(remote, cancellationToken).ConfigureAwait(false) ?? Usual}");
}
