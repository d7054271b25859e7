using System.Runtime.CompilerServices;

namespace MemoryVault.Git;

/// <summary>
/// Lets several tasks use a store that serves one operation at a time, each in its turn: what is worth doing side by side is the
/// waiting for the disk that comes after reading.
/// </summary>
/// <remarks>It does not own the store.</remarks>
internal sealed class GatedObjectStore(IObjectStore store) : IObjectStore
{
    private readonly SemaphoreSlim _gate = new(1, 1);

    /// <inheritdoc/>
    public string Engine => store.Engine;

    /// <inheritdoc/>
    public ValueTask<GitObject?> TryReadAsync(ObjectId id, long mostBytes, CancellationToken cancellationToken) =>
        InTurnAsync(() => store.TryReadAsync(id, mostBytes, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    /// <remarks>One large object has the store for itself: others wait until it was read.</remarks>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadPartsAsync(ObjectId id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await foreach (var part in store.ReadPartsAsync(id, cancellationToken).ConfigureAwait(false))
            {
                yield return part;
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public ValueTask<GitObjectHeader?> TryReadHeaderAsync(ObjectId id, CancellationToken cancellationToken) =>
        InTurnAsync(() => store.TryReadHeaderAsync(id, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public async Task WriteAsync(IReadOnlyCollection<GitObject> objects, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await store.WriteAsync(objects, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public ValueTask<ObjectId?> FindMergeBaseAsync(ObjectId left, ObjectId right, CancellationToken cancellationToken) =>
        InTurnAsync(() => store.FindMergeBaseAsync(left, right, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<AheadBehind> CountAheadBehindAsync(ObjectId local, ObjectId remote, CancellationToken cancellationToken) =>
        InTurnAsync(() => store.CountAheadBehindAsync(local, remote, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _gate.Dispose();
        return ValueTask.CompletedTask;
    }

    private async ValueTask<T> InTurnAsync<T>(Func<ValueTask<T>> read, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await read().ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }
}
