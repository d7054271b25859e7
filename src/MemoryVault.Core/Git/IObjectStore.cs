namespace MemoryVault.Git;

/// <summary>
/// The objects of one repository: the part of git that exists twice, once on the git executable and once in-process.
/// Both pass one contract suite. Refs are not here: they move only by git's own transactions (<see cref="GitRepository"/>).
/// </summary>
/// <remarks>An instance serves one operation at a time; implementations say nothing about use from two threads at once.</remarks>
public interface IObjectStore : IAsyncDisposable
{
    /// <summary>Gets the engine's name and version, for the status: <c>git 2.39.5</c>, <c>libgit2 1.5.1</c>.</summary>
    string Engine { get; }

    /// <summary>Reads an object whole, or gives null where the repository has none of that id.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="mostBytes">How many bytes it may have; no more are taken into memory.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ObjectTooLargeException">It has more.</exception>
    ValueTask<GitObject?> TryReadAsync(ObjectId id, long mostBytes, CancellationToken cancellationToken);

    /// <summary>Reads the bytes of a blob in parts, each good until the next is asked for: for one that is too large to be read whole.</summary>
    /// <exception cref="ObjectMissingException">The repository lacks it.</exception>
    /// <exception cref="ObjectCorruptException">Its bytes, once all are read, have another id.</exception>
    IAsyncEnumerable<ReadOnlyMemory<byte>> ReadPartsAsync(ObjectId id, CancellationToken cancellationToken);

    /// <summary>Reads an object's kind and size in bytes, or gives null where the repository has none of that id.</summary>
    ValueTask<GitObjectHeader?> TryReadHeaderAsync(ObjectId id, CancellationToken cancellationToken);

    /// <summary>
    /// Writes objects; when it returns they are flushed to the disk. An object that is there already costs no space.
    /// Objects that no ref reaches are harmless, so nothing is undone when it fails in the middle.
    /// </summary>
    Task WriteAsync(IReadOnlyCollection<GitObject> objects, CancellationToken cancellationToken);

    /// <summary>Finds the best common ancestor of two commits, or null where the histories are unrelated.</summary>
    ValueTask<ObjectId?> FindMergeBaseAsync(ObjectId left, ObjectId right, CancellationToken cancellationToken);

    /// <summary>Counts the commits that only one of two commits reaches.</summary>
    ValueTask<AheadBehind> CountAheadBehindAsync(ObjectId local, ObjectId remote, CancellationToken cancellationToken);
}
