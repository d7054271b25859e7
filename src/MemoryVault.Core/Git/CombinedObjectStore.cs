namespace MemoryVault.Git;

/// <summary>
/// An in-process object store for reading packs, with git's files beside it: libgit2 flushes each object
/// and its folder before it writes the next, which takes twice as long.
/// </summary>
/// <remarks>
/// It might be tempting to let libgit2 read loose objects, too. Do not: one that was cut short, as a power cut leaves them, sends it into
/// an endless loop that nothing can cancel (libgit2 issue 7342, in every release up to August 2026). For the same reason it does not walk histories, where
/// it would read them: a short walk is made here, a long one by git.
/// </remarks>
internal sealed class CombinedObjectStore(IObjectStore inner, GitObjectStore files) : IObjectStore
{
    /// <inheritdoc/>
    public string Engine => inner.Engine;

    /// <inheritdoc/>
    public ValueTask<GitObject?> TryReadAsync(ObjectId id, long mostBytes, CancellationToken cancellationToken) =>
        files.HasLoose(id) ? files.TryReadAsync(id, mostBytes, cancellationToken) : inner.TryReadAsync(id, mostBytes, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<ReadOnlyMemory<byte>> ReadPartsAsync(ObjectId id, CancellationToken cancellationToken) => files.ReadPartsAsync(id, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<GitObjectHeader?> TryReadHeaderAsync(ObjectId id, CancellationToken cancellationToken) =>
        files.HasLoose(id) ? files.TryReadHeaderAsync(id, cancellationToken) : inner.TryReadHeaderAsync(id, cancellationToken);

    /// <inheritdoc/>
    public Task WriteAsync(IReadOnlyCollection<GitObject> objects, CancellationToken cancellationToken) =>
        files.WriteAsync(objects, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<ObjectId?> FindMergeBaseAsync(ObjectId left, ObjectId right, CancellationToken cancellationToken)
    {
        var (isKnown, commit) = await new MergeBaseWalk(this).RunAsync(left, right, cancellationToken).ConfigureAwait(false);
        return isKnown ? commit : await files.FindMergeBaseAsync(left, right, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<AheadBehind> CountAheadBehindAsync(ObjectId local, ObjectId remote, CancellationToken cancellationToken) =>
        files.CountAheadBehindAsync(local, remote, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await files.DisposeAsync().ConfigureAwait(false);
        await inner.DisposeAsync().ConfigureAwait(false);
    }
}
