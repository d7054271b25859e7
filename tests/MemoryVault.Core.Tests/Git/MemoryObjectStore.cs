using System.Runtime.CompilerServices;
using MemoryVault.Git;

namespace MemoryVault.Tests.Git;

/// <summary>Objects in memory, for tests of algorithms over objects; counts what is read.</summary>
internal sealed class MemoryObjectStore : IObjectStore
{
    private readonly Dictionary<ObjectId, GitObject> _objects = [];

    public string Engine => "memory";

    public int Reads { get; private set; }

    public IReadOnlyCollection<GitObject> All => _objects.Values;

    public ObjectId Add(GitObject value)
    {
        var id = value.ComputeId();
        _objects[id] = value;
        return id;
    }

    public ObjectId AddBlob(string text) => Add(new GitObject(GitObjectKind.Blob, GitText.Encode(text)));

    /// <summary>Writes the trees of a set of files (path to content) and gives the root.</summary>
    public ObjectId AddTree(IEnumerable<KeyValuePair<string, string>> files)
    {
        var here = files.GroupBy(f => f.Key.Split('/')[0], StringComparer.Ordinal);
        return Add(TreeObject.Write(here.Select(group => group.First().Key.Contains('/')
            ? new TreeEntry(group.Key, EntryMode.Folder, AddTree(group.Select(f => new KeyValuePair<string, string>(f.Key[(group.Key.Length + 1)..], f.Value))))
            : new TreeEntry(group.Key, EntryMode.File, AddBlob(group.First().Value)))));
    }

    public ValueTask<GitObject?> TryReadAsync(ObjectId id, long mostBytes, CancellationToken cancellationToken)
    {
        Reads++;
        return !_objects.TryGetValue(id, out var found) ? new((GitObject?)null)
            : found.Bytes.Length <= mostBytes ? new(found) : throw new ObjectTooLargeException(id, found.Bytes.Length, mostBytes);
    }

    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadPartsAsync(ObjectId id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return await this.ReadBlobAsync(id, cancellationToken);
    }

    public ValueTask<GitObjectHeader?> TryReadHeaderAsync(ObjectId id, CancellationToken cancellationToken) =>
        new(_objects.TryGetValue(id, out var found) ? new GitObjectHeader(found.Kind, found.Bytes.Length) : null);

    public Task WriteAsync(IReadOnlyCollection<GitObject> objects, CancellationToken cancellationToken)
    {
        foreach (var value in objects)
        {
            Add(value);
        }

        return Task.CompletedTask;
    }

    public ValueTask<ObjectId?> FindMergeBaseAsync(ObjectId left, ObjectId right, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<AheadBehind> CountAheadBehindAsync(ObjectId local, ObjectId remote, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
