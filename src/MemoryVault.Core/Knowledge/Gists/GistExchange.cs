using MemoryVault.Git;

namespace MemoryVault.Knowledge.Gists;

/// <summary>The wire to the repository of a gist; what is refused is said in a gist's words.</summary>
/// <param name="wire">The wire to its branch.</param>
/// <param name="gist">The gist's id.</param>
/// <param name="site">Its GitHub.</param>
/// <param name="token">Who asks; null for nobody.</param>
/// <param name="isPublication">Whether it is to be written.</param>
internal sealed class GistExchange(ICommitExchange wire, string gist, GitHubSite site, GitHubToken? token, bool isPublication) : IBranchWire
{
    /// <inheritdoc/>
    public string Place => wire.Place;

    /// <inheritdoc/>
    public bool HasMoreToPush => wire.HasMoreToPush;

    /// <inheritdoc/>
    public ICommitExchange Enclose(Func<RemoteAccess, string, ICommitExchange> open) =>
        wire is IBranchWire branch ? new GistExchange(branch.Enclose(open), gist, site, token, isPublication) : throw new NotSupportedException("Only a branch can hold an envelope.");

    /// <inheritdoc/>
    public Task<string?> PeekAsync(CancellationToken cancellationToken) => ExplainAsync(wire.PeekAsync(cancellationToken));

    /// <inheritdoc/>
    public Task<ObjectId?> FetchAsync(CancellationToken cancellationToken) => ExplainAsync(wire.FetchAsync(cancellationToken));

    /// <inheritdoc/>
    public async Task PushAsync(ObjectId tip, ObjectId? expected, CancellationToken cancellationToken)
    {
        try
        {
            await wire.PushAsync(tip, expected, cancellationToken).ConfigureAwait(false);
        }
        catch (RemoteFailedException e) when (IsRefusal(e))
        {
            throw new GistAccessException(gist, site.Host, token, isPublication, e);
        }
    }

    private static bool IsRefusal(RemoteFailedException error) => error.Failure is RemoteFailure.Denied or RemoteFailure.NotFound;

    private async Task<T> ExplainAsync<T>(Task<T> asked)
    {
        try
        {
            return await asked.ConfigureAwait(false);
        }
        catch (RemoteFailedException e) when (IsRefusal(e))
        {
            throw new GistAccessException(gist, site.Host, token, isPublication, e);
        }
    }
}
