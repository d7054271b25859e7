using System.Runtime.CompilerServices;
using MemoryVault.Git;
using MemoryVault.Transcripts;

namespace MemoryVault.History;

/// <summary>The bytes of one file of a snapshot: those of a blob, or of the segments in a folder (see <see cref="SegmentedFile"/>).</summary>
internal sealed class SnapshotContent(IObjectStore store, TreeEntry entry)
{
    private const int BufferBytes = 128 << 10;

    /// <summary>Reads how long the file is, in bytes.</summary>
    /// <exception cref="ObjectMissingException">The repository lacks a part of it.</exception>
    internal async Task<long> ReadSizeAsync(CancellationToken cancellationToken)
    {
        if (entry.IsFolder)
        {
            return await new SegmentReader(store).ReadLengthAsync(entry.Id, cancellationToken).ConfigureAwait(false);
        }

        return await store.TryReadHeaderAsync(entry.Id, cancellationToken).ConfigureAwait(false) is { Kind: GitObjectKind.Blob, Size: var size }
            ? size : throw new ObjectMissingException(entry.Id, GitObjectKind.Blob);
    }

    /// <summary>Reads the file's parts in their order, each checked against its id: git checks loose objects only, and only some of its commands do.</summary>
    /// <exception cref="ObjectMissingException">The repository lacks a part.</exception>
    /// <exception cref="ObjectCorruptException">A part is not what it should be.</exception>
    internal async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var parts = entry.IsFolder ? (await SegmentFolder.ReadAsync(store, entry.Id, cancellationToken).ConfigureAwait(false)).Segments : [entry];
        foreach (var part in parts)
        {
            yield return await ReadPartAsync(part.Id, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Tells whether a file on the disk has just these bytes.</summary>
    /// <exception cref="IOException">It cannot be read, or changed while it was.</exception>
    internal async Task<bool> IsOnDiskAsync(string path, CancellationToken cancellationToken) => entry.IsFolder
        ? await CompareAsync(path, cancellationToken).ConfigureAwait(false) == (true, true)
        : await BlobFile.HashAsync(path, cancellationToken).ConfigureAwait(false) == entry.Id;

    /// <summary>Tells whether these bytes begin with those of a file on the disk, so that nothing is lost if they take its place.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    internal async Task<bool> BeginsWithFileAsync(string path, CancellationToken cancellationToken) =>
        (await CompareAsync(path, cancellationToken).ConfigureAwait(false)).IsPrefix;

    // Whether the file is a beginning of the content, and whether it is all of it.
    private async Task<(bool IsPrefix, bool IsWhole)> CompareAsync(string path, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0, Options = FileOptions.SequentialScan };
        var file = new FileStream(path, options);
        await using var closing = file.ConfigureAwait(false);
        var buffer = new byte[BufferBytes];
        await foreach (var part in ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            for (var rest = part; !rest.IsEmpty;)
            {
                var count = await file.ReadAtLeastAsync(
                    buffer.AsMemory(0, Math.Min(buffer.Length, rest.Length)), Math.Min(buffer.Length, rest.Length), throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
                if (!rest.Span[..count].SequenceEqual(buffer.AsSpan(0, count)))
                {
                    return (false, false);
                }

                if (count < Math.Min(buffer.Length, rest.Length))
                {
                    return (true, false);
                }

                rest = rest[count..];
            }
        }

        var isEnded = await file.ReadAsync(buffer.AsMemory(0, 1), cancellationToken).ConfigureAwait(false) == 0;
        return (isEnded, isEnded);
    }

    private async Task<ReadOnlyMemory<byte>> ReadPartAsync(ObjectId id, CancellationToken cancellationToken)
    {
        var bytes = await store.ReadBlobAsync(id, cancellationToken).ConfigureAwait(false);
        var found = ObjectId.Of(GitObjectKind.Blob, bytes.Span);
        return found == id ? bytes : throw new ObjectCorruptException(id, $"its bytes have the id {found}.");
    }
}
