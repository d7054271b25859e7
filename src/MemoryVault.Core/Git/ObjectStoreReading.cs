using System.Runtime.CompilerServices;

namespace MemoryVault.Git;

/// <summary>Reading commits, trees and blobs through any <see cref="IObjectStore"/>.</summary>
public static class ObjectStoreReading
{
    /// <summary>A blob above this is restored and verified in parts.</summary>
    private const long WholeBytes = 32L << 20;

    /// <summary>Reads an object whole, or gives null where the repository has none of that id.</summary>
    /// <exception cref="ObjectTooLargeException">It has more than <see cref="ReadLimit.Whole"/> bytes.</exception>
    public static ValueTask<GitObject?> TryReadAsync(this IObjectStore store, ObjectId id, CancellationToken cancellationToken) =>
        store.TryReadAsync(id, ReadLimit.Whole, cancellationToken);

    /// <summary>Reads the entries of a tree; the empty tree needs no object.</summary>
    /// <exception cref="ObjectMissingException">The repository lacks it.</exception>
    /// <exception cref="ObjectCorruptException">Its bytes are no tree.</exception>
    public static async ValueTask<IReadOnlyList<TreeEntry>> ReadTreeAsync(this IObjectStore store, ObjectId id, CancellationToken cancellationToken)
    {
        if (id.IsNone || id == ObjectId.EmptyTree)
        {
            return [];
        }

        var tree = await store.ReadAsync(id, GitObjectKind.Tree, ReadLimit.Folder, cancellationToken).ConfigureAwait(false);
        try
        {
            return TreeObject.Parse(tree.Bytes.Span);
        }
        catch (InvalidDataException e)
        {
            throw new ObjectCorruptException(id, e.Message, e);
        }
    }

    /// <summary>Reads a commit.</summary>
    /// <exception cref="ObjectMissingException">The repository lacks it.</exception>
    /// <exception cref="ObjectCorruptException">Its bytes are no commit.</exception>
    public static async ValueTask<CommitObject> ReadCommitAsync(this IObjectStore store, ObjectId id, CancellationToken cancellationToken)
    {
        var commit = await store.ReadAsync(id, GitObjectKind.Commit, ReadLimit.Document, cancellationToken).ConfigureAwait(false);
        try
        {
            return CommitObject.Parse(commit.Bytes.Span);
        }
        catch (Exception e) when (e is InvalidDataException or FormatException)
        {
            throw new ObjectCorruptException(id, e.Message, e);
        }
    }

    /// <summary>Gives the root tree of a commit; the empty one where there is no commit, as in an empty vault.</summary>
    /// <exception cref="ObjectMissingException">The repository lacks the commit.</exception>
    /// <exception cref="ObjectCorruptException">Its bytes are no commit.</exception>
    public static async ValueTask<ObjectId> ReadRootTreeAsync(this IObjectStore store, ObjectId? commit, CancellationToken cancellationToken) =>
        commit is null ? ObjectId.EmptyTree : (await store.ReadCommitAsync(commit, cancellationToken).ConfigureAwait(false)).Tree;

    /// <summary>Reads the bytes of a blob.</summary>
    /// <exception cref="ObjectMissingException">The repository lacks it.</exception>
    public static async ValueTask<ReadOnlyMemory<byte>> ReadBlobAsync(this IObjectStore store, ObjectId id, CancellationToken cancellationToken) =>
        (await store.ReadAsync(id, GitObjectKind.Blob, ReadLimit.Whole, cancellationToken).ConfigureAwait(false)).Bytes;

    /// <summary>Reads the bytes of a blob that others may have chosen, up to a number of them.</summary>
    /// <param name="store">The store.</param>
    /// <param name="id">The blob.</param>
    /// <param name="path">What the file is called, for the error.</param>
    /// <param name="mostBytes">How many bytes it may have (<see cref="ReadLimit"/>).</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ObjectMissingException">The repository lacks it.</exception>
    /// <exception cref="ObjectTooLargeException">It has more; none of them was read.</exception>
    public static async ValueTask<ReadOnlyMemory<byte>> ReadBlobAsync(this IObjectStore store, ObjectId id, string path, long mostBytes, CancellationToken cancellationToken)
    {
        try
        {
            return (await store.ReadAsync(id, GitObjectKind.Blob, mostBytes, cancellationToken).ConfigureAwait(false)).Bytes;
        }
        catch (ObjectTooLargeException e)
        {
            throw e.At(path);
        }
    }

    /// <summary>
    /// Reads the bytes of a blob, most in one part; a large one in several, which can only be checked when the last was read. Each is good until the next is
    /// asked for.
    /// </summary>
    /// <param name="store">The store.</param>
    /// <param name="id">The blob.</param>
    /// <param name="isChecked">Whether the bytes are checked against its id: git checks loose objects only, and only some of its commands do.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ObjectMissingException">The repository lacks it.</exception>
    /// <exception cref="ObjectCorruptException">Its bytes have another id.</exception>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadBlobPartsAsync(
        this IObjectStore store, ObjectId id, bool isChecked, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await store.TryReadWholeAsync(id, cancellationToken).ConfigureAwait(false) is not { } bytes)
        {
            await foreach (var part in store.ReadPartsAsync(id, cancellationToken).ConfigureAwait(false))
            {
                yield return part;
            }

            yield break;
        }

        var found = isChecked ? ObjectId.Of(GitObjectKind.Blob, bytes.Span) : id;
        yield return found == id ? bytes : throw new ObjectCorruptException(id, $"its bytes have the id {found}.");
    }

    /// <summary>Finds what stands at a path below a tree, or null.</summary>
    /// <param name="store">The store.</param>
    /// <param name="root">The tree to start at.</param>
    /// <param name="path">Names joined by <c>/</c>; empty for the root itself.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async ValueTask<TreeEntry?> FindAsync(this IObjectStore store, ObjectId root, string path, CancellationToken cancellationToken)
    {
        var at = new TreeEntry(string.Empty, EntryMode.Folder, root);
        foreach (var name in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!at.IsFolder)
            {
                return null;
            }

            var entries = await store.ReadTreeAsync(at.Id, cancellationToken).ConfigureAwait(false);
            if (entries.FirstOrDefault(e => e.Name == name) is not { } below)
            {
                return null;
            }

            at = below;
        }

        return at;
    }

    private static async ValueTask<GitObject> ReadAsync(
        this IObjectStore store, ObjectId id, GitObjectKind kind, long mostBytes, CancellationToken cancellationToken)
    {
        var found = await store.TryReadAsync(id, mostBytes, cancellationToken).ConfigureAwait(false);
        return found is { } it && it.Kind == kind ? it : throw new ObjectMissingException(id, kind);
    }

    private static async ValueTask<ReadOnlyMemory<byte>?> TryReadWholeAsync(this IObjectStore store, ObjectId id, CancellationToken cancellationToken)
    {
        try
        {
            return (await store.ReadAsync(id, GitObjectKind.Blob, WholeBytes, cancellationToken).ConfigureAwait(false)).Bytes;
        }
        catch (ObjectTooLargeException)
        {
            return null;
        }
    }
}
