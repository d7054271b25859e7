using MemoryVault.Backup.Scanning;
using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Transcripts;

/// <summary>Takes the files that a source sends: transcripts into segments, others as they are. Nothing of a file counts before all of it is there.</summary>
/// <param name="objects">Takes new objects.</param>
/// <param name="tree">The tree of the source that everything is compared with.</param>
/// <param name="policies">The bounds of the vault.</param>
internal sealed class PullReceiver(PendingObjects objects, ObjectId tree, VaultPolicies policies)
{
    private readonly SessionTree _files = new(objects);
    private readonly TreeLookup _lookup = new(objects);

    /// <summary>Gets how many bytes of segments and files were written.</summary>
    internal long BytesStored { get; private set; }

    /// <summary>Takes a file.</summary>
    /// <returns>What became of it, or why it was not taken.</returns>
    internal async Task<(ReceivedChange? Change, string? Problem)> TakeAsync(ReceivedFile file, CancellationToken cancellationToken)
    {
        if ((SessionPath.FindProblem(file.Path) ?? await FindCollisionAsync(file.Path, cancellationToken).ConfigureAwait(false)) is { } problem)
        {
            return (null, problem);
        }

        if (SessionPath.IsTranscript(file.Path))
        {
            return (await TakeTranscriptAsync(file, cancellationToken).ConfigureAwait(false), null);
        }

        return file.Size > policies.MaximumFileBytes
            ? (null, "is no transcript, and larger than the largest file (policies.maximumFileBytes)")
            : (await TakeWholeAsync(file, cancellationToken).ConfigureAwait(false), null);
    }

    // A file 'a' beside a transcript 'a.jsonl' would need one name for a file and a folder.
    private async Task<string?> FindCollisionAsync(string path, CancellationToken cancellationToken)
    {
        var there = await _lookup.FindAsync(tree, SessionPath.StoredOf(path), cancellationToken).ConfigureAwait(false);
        var isFolder = SessionPath.IsTranscript(path);
        return there is null || there.IsFolder == isFolder ? null : "has a name that another file of the source has in the vault";
    }

    private async Task<ReceivedTranscript> TakeTranscriptAsync(ReceivedFile file, CancellationToken cancellationToken)
    {
        var found = await _lookup.FindAsync(tree, SessionPath.StoredOf(file.Path), cancellationToken).ConfigureAwait(false);
        var before = found?.Id ?? ObjectId.EmptyTree;
        var written = await new SegmentWriter(objects).WriteAsync(before, file.Content, file.SegmentsVerified, cancellationToken).ConfigureAwait(false);
        BytesStored += written.StoredBytes;
        return new ReceivedTranscript(
            file.Path,
            written.Change,
            await SegmentFolder.ReadAsync(objects, before, cancellationToken).ConfigureAwait(false),
            await SegmentFolder.ReadAsync(objects, written.Folder, cancellationToken).ConfigureAwait(false));
    }

    private async Task<ReceivedWhole> TakeWholeAsync(ReceivedFile file, CancellationToken cancellationToken)
    {
        var bytes = new MemoryStream();
        await file.Content.CopyToAsync(bytes, cancellationToken).ConfigureAwait(false);
        var blob = await objects.AddAsync(new GitObject(GitObjectKind.Blob, bytes.ToArray()), cancellationToken).ConfigureAwait(false);
        var there = await _files.FindFileAsync(tree, file.Path, cancellationToken).ConfigureAwait(false);
        var change = there is null ? SegmentChange.New : there.Id == blob ? SegmentChange.None : SegmentChange.Rewritten;
        BytesStored += change == SegmentChange.None ? 0 : bytes.Length;
        return new ReceivedWhole(file.Path, change, blob) { IsDamaged = IsDamaged(file.Path, bytes.GetBuffer().AsSpan(0, (int)bytes.Length)) };
    }

    private static bool IsDamaged(string path, ReadOnlySpan<byte> bytes) =>
        SessionPath.IsIndex(path) && (bytes.Trim(" \t\r\n\0"u8).IsEmpty || JsonShape.FindFault(bytes) is not null);
}
