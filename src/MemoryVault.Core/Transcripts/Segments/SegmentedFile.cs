using MemoryVault.Git;

namespace MemoryVault.Transcripts;

/// <summary>
/// A backed-up <c>.jsonl</c> file that is kept in segments: at its path stands a folder of them instead of a blob, so that a file that grows costs what
/// was appended. <c>cat NAME.jsonl/*</c> gives it back.
/// </summary>
internal static class SegmentedFile
{
    /// <summary>The length from which on a file is kept so, in bytes. Below it, all of it costs little more than the trees of a commit.</summary>
    internal const int FromBytes = 256 << 10;

    private const string Extension = ".jsonl";

    /// <summary>Tells whether a file of this name is kept in segments once it is long enough.</summary>
    internal static bool HasName(string path) => path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);

    /// <summary>Tells whether a folder is such a file: it has its name, and nothing but segments in it.</summary>
    internal static bool IsOne(string path, IReadOnlyList<TreeEntry> entries) =>
        HasName(path) && SegmentFolder.From(entries) is { Segments.Count: > 0, Others.Count: 0 };

    /// <summary>Reads how long a file is, whether it is a blob or lies in segments, in bytes; null where the repository lacks it.</summary>
    /// <exception cref="ObjectMissingException">The repository lacks a segment.</exception>
    internal static async ValueTask<long?> ReadLengthAsync(IObjectStore store, TreeEntry file, CancellationToken cancellationToken) => file.IsFolder
        ? await new SegmentReader(store).ReadLengthAsync(file.Id, cancellationToken).ConfigureAwait(false)
        : await store.TryReadHeaderAsync(file.Id, cancellationToken).ConfigureAwait(false) is { Kind: GitObjectKind.Blob } header ? header.Size : null;

    /// <summary>Writes a file into segments; only the vault's history keeps the version before. The new objects are gathered.</summary>
    /// <param name="objects">Takes them.</param>
    /// <param name="before">The folder that stood there before, of which the segments are kept that the file begins with; anything else counts for nothing.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <returns>The folder.</returns>
    internal static async Task<ObjectId> WriteAsync(PendingObjects objects, TreeEntry before, byte[] bytes, CancellationToken cancellationToken)
    {
        var writer = new SegmentWriter(objects) { KeepsVersions = false };
        var content = new MemoryStream(bytes, writable: false);
        return (await writer.WriteAsync(before.IsFolder ? before.Id : ObjectId.EmptyTree, content, 0, cancellationToken).ConfigureAwait(false)).Folder;
    }

    /// <summary>Tells whether a path of the agent's own could be taken for a segment of such a file: then it could not be told apart when it is restored.</summary>
    internal static bool LooksLikeSegment(string path)
    {
        var slash = path.LastIndexOf('/');
        return slash > 0 && HasName(path[..slash]) && SegmentFolder.IsSegmentName(path[(slash + 1)..]);
    }
}
