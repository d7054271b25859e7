namespace MemoryVault.Git;

/// <summary>
/// An in-process object store for reading and for questions about the history, with writing as in <see cref="GitObjectStore"/>: libgit2
/// flushes each object and its folder before it writes the next, which takes twice as long.
/// </summary>
internal sealed class CombinedObjectStore(IObjectStore inner, GitObjectStore writing) : IObjectStore
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
        writing.WriteAsync(objects, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ObjectId?> FindMergeBaseAsync(ObjectId left, ObjectId right, CancellationToken cancellationToken) =>
        inner.FindMergeBaseAsync(left, right, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<AheadBehind> CountAheadBehindAsync(ObjectId local, ObjectId remote, CancellationToken cancellationToken) =>
        inner.CountAheadBehindAsync(local, remote, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await writing.DisposeAsync().ConfigureAwait(false);
        await inner.DisposeAsync().ConfigureAwait(false);
    }
}
