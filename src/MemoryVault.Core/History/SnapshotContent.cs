using System.Runtime.CompilerServices;
using MemoryVault.Files;
using MemoryVault.Git;
using MemoryVault.Transcripts;

namespace MemoryVault.History;

/// <summary>The bytes of one file of a snapshot: those of a blob, or of the segments in a folder (see <see cref="SegmentedFile"/>).</summary>
internal sealed class SnapshotContent(IObjectStore store, TreeEntry entry)
{
    /// <summary>Reads how long the file is, in bytes.</summary>
    /// <exception cref="ObjectMissingException">The repository lacks a part of it.</exception>
    internal async Task<long> ReadSizeAsync(CancellationToken cancellationToken) =>
        await SegmentedFile.ReadLengthAsync(store, entry, cancellationToken).ConfigureAwait(false) ?? throw new ObjectMissingException(entry.Id, GitObjectKind.Blob);

    /// <summary>Reads the file's parts in their order, checked against their ids; each is good until the next is asked for.</summary>
    /// <exception cref="ObjectMissingException">The repository lacks a part.</exception>
    /// <exception cref="ObjectCorruptException">A part is not what it should be.</exception>
    internal async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var part in await PartsAsync(cancellationToken).ConfigureAwait(false))
        {
            await foreach (var bytes in store.ReadBlobPartsAsync(part.Id, isChecked: true, cancellationToken).ConfigureAwait(false))
            {
                yield return bytes;
            }
        }
    }

    /// <summary>Tells whether a file on the disk has just these bytes.</summary>
    /// <exception cref="IOException">It cannot be read, or changed while it was.</exception>
    internal async Task<bool> IsOnDiskAsync(string path, CancellationToken cancellationToken) =>
        await IsOnDiskAsync(path, entry.IsFolder ? null : await BlobFile.HashAsync(path, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    /// <summary>Tells whether a file on the disk has just these bytes, where the id that it would have as a blob is known.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    internal async Task<bool> IsOnDiskAsync(string path, ObjectId? blobId, CancellationToken cancellationToken) =>
        entry.IsFolder ? await CompareAsync(path, cancellationToken).ConfigureAwait(false) == StreamRelation.Same : blobId == entry.Id;

    /// <summary>Tells whether these bytes begin with those of a file on the disk, so that nothing is lost if they take its place.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    internal async Task<bool> BeginsWithFileAsync(string path, CancellationToken cancellationToken) =>
        await CompareAsync(path, cancellationToken).ConfigureAwait(false) != StreamRelation.Different;

    private async Task<StreamRelation> CompareAsync(string path, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0, Options = FileOptions.SequentialScan };
        var file = new FileStream(path, options);
        await using var closing = file.ConfigureAwait(false);
        var content = new SegmentStream(store, await PartsAsync(cancellationToken).ConfigureAwait(false)) { IsChecked = true };
        await using var ending = content.ConfigureAwait(false);
        return await StreamComparison.RunAsync(content, file, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<TreeEntry>> PartsAsync(CancellationToken cancellationToken) =>
        entry.IsFolder ? (await SegmentFolder.ReadAsync(store, entry.Id, cancellationToken).ConfigureAwait(false)).Segments : [entry];
}
