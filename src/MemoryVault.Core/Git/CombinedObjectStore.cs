namespace MemoryVault.Git;

/// <summary>
/// An in-process object store for reading packs and for questions about the history, with git's files beside it: libgit2 flushes each object
/// and its folder before it writes the next, which takes twice as long.
/// </summary>
/// <remarks>
/// It might be tempting to let libgit2 read loose objects, too. Do not: one that was cut short, as a power cut leaves them, sends it into
/// an endless loop that nothing can cancel (libgit2 issue 7342, in every release up to August 2026). For the same reason the two ends of
/// a history are read here before libgit2 walks it.
/// </remarks>
internal sealed class CombinedObjectStore(IObjectStore inner, GitObjectStore files) : IObjectStore
{
    /// <inheritdoc/>
    public string Engine => inner.Engine;

    /// <inheritdoc/>
    public ValueTask<GitObject?> TryReadAsync(ObjectId id, CancellationToken cancellationToken) =>
        files.HasLoose(id) ? files.TryReadAsync(id, cancellationToken) : inner.TryReadAsync(id, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<GitObjectHeader?> TryReadHeaderAsync(ObjectId id, CancellationToken cancellationToken) =>
        files.HasLoose(id) ? files.TryReadHeaderAsync(id, cancellationToken) : inner.TryReadHeaderAsync(id, cancellationToken);

    /// <inheritdoc/>
    public Task WriteAsync(IReadOnlyCollection<GitObject> objects, CancellationToken cancellationToken) =>
        files.WriteAsync(objects, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<ObjectId?> FindMergeBaseAsync(ObjectId left, ObjectId right, CancellationToken cancellationToken)
    {
        await RequireWholeAsync(left, cancellationToken).ConfigureAwait(false);
        await RequireWholeAsync(right, cancellationToken).ConfigureAwait(false);
        return await inner.FindMergeBaseAsync(left, right, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<AheadBehind> CountAheadBehindAsync(ObjectId local, ObjectId remote, CancellationToken cancellationToken)
    {
        await RequireWholeAsync(local, cancellationToken).ConfigureAwait(false);
        await RequireWholeAsync(remote, cancellationToken).ConfigureAwait(false);
        return await inner.CountAheadBehindAsync(local, remote, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await files.DisposeAsync().ConfigureAwait(false);
        await inner.DisposeAsync().ConfigureAwait(false);
    }

    private async ValueTask RequireWholeAsync(ObjectId id, CancellationToken cancellationToken)
    {
        if (files.HasLoose(id) && await files.TryReadAsync(id, cancellationToken).ConfigureAwait(false) is null)
        {
            throw new ObjectMissingException(id, GitObjectKind.Commit);
        }
    }
}
