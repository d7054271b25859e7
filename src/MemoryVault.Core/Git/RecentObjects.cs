namespace MemoryVault.Git;

/// <summary>
/// A store that remembers what it has read, within bounds: for one piece of work that comes back to the same commit and the same folders. An id names
/// its bytes for ever, so what is remembered cannot be out of date.
/// </summary>
/// <remarks>It does not own the store. What is written goes to the store and is not remembered.</remarks>
internal sealed class RecentObjects(IObjectStore store) : IObjectStore
{
    private const int MaximumObjectBytes = 256 << 10;
    private const int MaximumBytes = 8 << 20;

    private readonly Dictionary<ObjectId, GitObject> _read = [];
    private int _bytes;

    /// <inheritdoc/>
    public string Engine => store.Engine;

    /// <inheritdoc/>
    public ValueTask<GitObject?> TryReadAsync(ObjectId id, long mostBytes, CancellationToken cancellationToken) =>
        _read.TryGetValue(id, out var item) && item.Bytes.Length <= mostBytes ? ValueTask.FromResult<GitObject?>(item) : ReadAsync(id, mostBytes, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<ReadOnlyMemory<byte>> ReadPartsAsync(ObjectId id, CancellationToken cancellationToken) => store.ReadPartsAsync(id, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<GitObjectHeader?> TryReadHeaderAsync(ObjectId id, CancellationToken cancellationToken) => store.TryReadHeaderAsync(id, cancellationToken);

    /// <inheritdoc/>
    public Task WriteAsync(IReadOnlyCollection<GitObject> objects, CancellationToken cancellationToken) => store.WriteAsync(objects, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ObjectId?> FindMergeBaseAsync(ObjectId left, ObjectId right, CancellationToken cancellationToken) =>
        store.FindMergeBaseAsync(left, right, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<AheadBehind> CountAheadBehindAsync(ObjectId local, ObjectId remote, CancellationToken cancellationToken) =>
        store.CountAheadBehindAsync(local, remote, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async ValueTask<GitObject?> ReadAsync(ObjectId id, long mostBytes, CancellationToken cancellationToken)
    {
        var found = await store.TryReadAsync(id, mostBytes, cancellationToken).ConfigureAwait(false);
        if (found is { Bytes.Length: <= MaximumObjectBytes } item && _bytes + item.Bytes.Length <= MaximumBytes)
        {
            _bytes += item.Bytes.Length;
            _read[id] = item;
        }

        return found;
    }
}
