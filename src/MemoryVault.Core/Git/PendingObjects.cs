using System.Runtime.CompilerServices;

namespace MemoryVault.Git;

/// <summary>
/// New objects that are not written yet, over the store that they will go to: what is added can be read at once. Above some bytes they are written
/// early, which is harmless as long as no ref names them, so that a change of any size fits into memory.
/// </summary>
/// <remarks>It does not own the store.</remarks>
internal sealed class PendingObjects(IObjectStore store) : IObjectStore
{
    private const long WriteAtBytes = 48L << 20;
    private const int WriteAtCount = 50_000;

    private readonly Dictionary<ObjectId, GitObject> _objects = [];
    private long _bytes;

    /// <inheritdoc/>
    public string Engine => store.Engine;

    /// <summary>Gets the objects that are still to be written.</summary>
    internal IReadOnlyCollection<GitObject> Objects => _objects.Values;

    /// <summary>Adds an object.</summary>
    internal async ValueTask<ObjectId> AddAsync(GitObject item, CancellationToken cancellationToken)
    {
        var id = item.ComputeId();
        if (_objects.TryAdd(id, item))
        {
            _bytes += item.Bytes.Length;
        }

        if (_bytes > WriteAtBytes || _objects.Count > WriteAtCount)
        {
            await FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        return id;
    }

    /// <summary>Writes what has been added.</summary>
    internal async Task FlushAsync(CancellationToken cancellationToken)
    {
        await store.WriteAsync(_objects.Values, cancellationToken).ConfigureAwait(false);
        _objects.Clear();
        _bytes = 0;
    }

    /// <inheritdoc/>
    public ValueTask<GitObject?> TryReadAsync(ObjectId id, long mostBytes, CancellationToken cancellationToken) =>
        !_objects.TryGetValue(id, out var item) ? store.TryReadAsync(id, mostBytes, cancellationToken)
        : item.Bytes.Length <= mostBytes ? ValueTask.FromResult<GitObject?>(item)
        : ValueTask.FromException<GitObject?>(new ObjectTooLargeException(id, item.Bytes.Length, mostBytes));

    /// <inheritdoc/>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadPartsAsync(ObjectId id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (_objects.TryGetValue(id, out var item))
        {
            yield return item.Bytes;
            yield break;
        }

        await foreach (var part in store.ReadPartsAsync(id, cancellationToken).ConfigureAwait(false))
        {
            yield return part;
        }
    }

    /// <inheritdoc/>
    public ValueTask<GitObjectHeader?> TryReadHeaderAsync(ObjectId id, CancellationToken cancellationToken) =>
        _objects.TryGetValue(id, out var item)
            ? ValueTask.FromResult<GitObjectHeader?>(new GitObjectHeader(item.Kind, item.Bytes.Length))
            : store.TryReadHeaderAsync(id, cancellationToken);

    /// <inheritdoc/>
    public async Task WriteAsync(IReadOnlyCollection<GitObject> objects, CancellationToken cancellationToken)
    {
        foreach (var item in objects)
        {
            await AddAsync(item, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public ValueTask<ObjectId?> FindMergeBaseAsync(ObjectId left, ObjectId right, CancellationToken cancellationToken) =>
        store.FindMergeBaseAsync(left, right, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<AheadBehind> CountAheadBehindAsync(ObjectId local, ObjectId remote, CancellationToken cancellationToken) =>
        store.CountAheadBehindAsync(local, remote, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
