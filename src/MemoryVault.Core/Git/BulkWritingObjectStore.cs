namespace MemoryVault.Git;

/// <summary>
/// An in-process object store that leaves large batches to the git executable: in-process every object is a file of its own,
/// flushed one by one; git takes a batch as one pack and flushes once.
/// </summary>
internal sealed class BulkWritingObjectStore(IObjectStore inner, GitObjectStore bulk) : IObjectStore
{
    /// <inheritdoc/>
    public string Engine => inner.Engine;

    /// <inheritdoc/>
    public ValueTask<GitObject?> TryReadAsync(ObjectId id, CancellationToken cancellationToken) => inner.TryReadAsync(id, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<GitObjectHeader?> TryReadHeaderAsync(ObjectId id, CancellationToken cancellationToken) =>
        inner.TryReadHeaderAsync(id, cancellationToken);

    /// <inheritdoc/>
    public Task WriteAsync(IReadOnlyCollection<GitObject> objects, CancellationToken cancellationToken) =>
        objects.Count > GitObjectStore.LooseLimit ? bulk.WriteAsync(objects, cancellationToken) : inner.WriteAsync(objects, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ObjectId?> FindMergeBaseAsync(ObjectId left, ObjectId right, CancellationToken cancellationToken) =>
        inner.FindMergeBaseAsync(left, right, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<AheadBehind> CountAheadBehindAsync(ObjectId local, ObjectId remote, CancellationToken cancellationToken) =>
        inner.CountAheadBehindAsync(local, remote, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await bulk.DisposeAsync().ConfigureAwait(false);
        await inner.DisposeAsync().ConfigureAwait(false);
    }
}
