using System.Runtime.CompilerServices;
using System.Text;
using MemoryVault.Git;

namespace MemoryVault.LibGit2;

/// <summary>
/// The object store in-process. It opens the folder of the objects and nothing else of the repository: no configuration of a
/// stranger is read, and no owner is checked, as with the git executable that is told its repository.
/// </summary>
internal sealed unsafe class LibGit2ObjectStore : IObjectStore
{
    private const int LoosePriority = 1;
    private const int PackPriority = 2;

    /// <summary>Git's own default for loose objects.</summary>
    private const int CompressionLevel = 1;

    private readonly LibGit2Library _library;
    private nint _database;
    private nint _graph;

    /// <summary>Opens the store.</summary>
    /// <exception cref="LibGit2FailedException">It could not be opened.</exception>
    internal LibGit2ObjectStore(LibGit2Library library, string repositoryPath)
    {
        _library = library;
        fixed (byte* folder = Encoding.UTF8.GetBytes(Path.Combine(repositoryPath, "objects") + "\0"))
        fixed (nint* database = &_database)
        {
            nint loose, packs;
            library.Check(library.NewDatabase(database));
            library.Check(library.LooseBackend(&loose, folder, CompressionLevel, /* flushed: */ 1, 0, 0));
            library.Check(library.AddBackend(_database, loose, LoosePriority));
            library.Check(library.PackBackend(&packs, folder));
            library.Check(library.AddBackend(_database, packs, PackPriority));
        }
    }

    /// <inheritdoc/>
    public string Engine => $"libgit2 {_library.Version}";

    /// <inheritdoc/>
    public ValueTask<GitObject?> TryReadAsync(ObjectId id, long mostBytes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ReadHeader(id) is { } header && header.Size > mostBytes
            ? throw new ObjectTooLargeException(id, header.Size, mostBytes)
            : ValueTask.FromResult(Read(id));
    }

    /// <inheritdoc/>
    /// <remarks>libgit2 reads an object of a pack only whole; <see cref="CombinedObjectStore"/> leaves large ones to git.</remarks>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadPartsAsync(ObjectId id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return await this.ReadBlobAsync(id, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<GitObjectHeader?> TryReadHeaderAsync(ObjectId id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(ReadHeader(id));
    }

    /// <inheritdoc/>
    public Task WriteAsync(IReadOnlyCollection<GitObject> objects, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var item in objects)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Write(item);
            }

            return Task.CompletedTask;
        }
        catch (OperationCanceledException)
        {
            return Task.FromCanceled(cancellationToken);
        }
        catch (LibGit2FailedException error)
        {
            return Task.FromException(error);
        }
    }

    /// <inheritdoc/>
    public ValueTask<ObjectId?> FindMergeBaseAsync(ObjectId left, ObjectId right, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        RequireCommits(left, right);
        byte* ids = stackalloc byte[3 * ObjectId.Size];
        Put(left, ids);
        Put(right, ids + ObjectId.Size);
        var result = _library.MergeBase(ids + (2 * ObjectId.Size), Graph(), ids, ids + ObjectId.Size);
        if (result == LibGit2Library.NotFound)
        {
            return ValueTask.FromResult<ObjectId?>(null);
        }

        _library.Check(result);
        return ValueTask.FromResult<ObjectId?>(new ObjectId(new ReadOnlySpan<byte>(ids + (2 * ObjectId.Size), ObjectId.Size)));
    }

    /// <inheritdoc/>
    public ValueTask<AheadBehind> CountAheadBehindAsync(ObjectId local, ObjectId remote, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        RequireCommits(local, remote);
        byte* ids = stackalloc byte[2 * ObjectId.Size];
        Put(local, ids);
        Put(remote, ids + ObjectId.Size);
        nuint ahead, behind;
        _library.Check(_library.AheadBehind(&ahead, &behind, Graph(), ids, ids + ObjectId.Size));
        return ValueTask.FromResult(new AheadBehind((int)ahead, (int)behind));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Free(ref _graph, _library.FreeRepository);
        Free(ref _database, _library.FreeDatabase);
        return ValueTask.CompletedTask;
    }

    private static void Free(ref nint thing, delegate* unmanaged[Cdecl]<nint, void> free)
    {
        if (thing != 0)
        {
            free(thing);
            thing = 0;
        }
    }

    private static void Put(ObjectId id, byte* destination) => id.CopyTo(new Span<byte>(destination, ObjectId.Size));

    private GitObject? Read(ObjectId id)
    {
        byte* oid = stackalloc byte[ObjectId.Size];
        Put(id, oid);
        nint item;
        var result = _library.Read(&item, Opened(), oid);
        if (!Exists(result, id))
        {
            return null;
        }

        try
        {
            var bytes = new ReadOnlySpan<byte>(_library.ObjectData(item), checked((int)_library.ObjectSize(item))).ToArray();
            return new GitObject((GitObjectKind)_library.ObjectKind(item), bytes);
        }
        finally
        {
            _library.FreeObject(item);
        }
    }

    private GitObjectHeader? ReadHeader(ObjectId id)
    {
        byte* oid = stackalloc byte[ObjectId.Size];
        Put(id, oid);
        nuint size;
        int kind;
        var result = _library.ReadHeader(&size, &kind, Opened(), oid);
        return Exists(result, id) ? new GitObjectHeader((GitObjectKind)kind, (long)size) : null;
    }

    private bool Exists(int result, ObjectId id)
    {
        if (result is 0 or LibGit2Library.NotFound)
        {
            return result == 0;
        }

        try
        {
            _library.Check(result);
            return true;
        }
        catch (LibGit2FailedException error)
        {
            throw new ObjectCorruptException(id, error.Detail, error);
        }
    }

    private void Write(GitObject item)
    {
        byte* oid = stackalloc byte[ObjectId.Size];
        fixed (byte* bytes = item.Bytes.Span)
        {
            byte none = 0;
            _library.Check(_library.Write(oid, Opened(), bytes is null ? &none : bytes, (nuint)item.Bytes.Length, (int)item.Kind));
        }
    }

    private void RequireCommits(params ReadOnlySpan<ObjectId> commits)
    {
        foreach (var id in commits)
        {
            if (ReadHeader(id) is not { Kind: GitObjectKind.Commit })
            {
                throw new ObjectMissingException(id, GitObjectKind.Commit);
            }
        }
    }

    private nint Opened()
    {
        ObjectDisposedException.ThrowIf(_database == 0, this);
        return _database;
    }

    /// <summary>The functions on histories want a repository: an empty one around the objects.</summary>
    private nint Graph()
    {
        if (_graph == 0)
        {
            nint graph;
            _library.Check(_library.WrapDatabase(&graph, Opened()));
            _graph = graph;
        }

        return _graph;
    }
}
