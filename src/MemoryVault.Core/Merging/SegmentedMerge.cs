using MemoryVault.Git;
using MemoryVault.Transcripts;

namespace MemoryVault.Merging;

/// <summary>
/// Merges files that are kept in segments: segment by segment, a merge could leave out one that a side joined with its neighbour. So the sides are
/// joined into whole files, these are merged, and the result is cut again.
/// </summary>
internal sealed class SegmentedMerge(PendingObjects objects)
{
    /// <summary>Gives an entry as a file: joined if it is one in segments; else as it is.</summary>
    internal async Task<TreeEntry> JoinAsync(string path, TreeEntry entry, CancellationToken cancellationToken)
    {
        if (!entry.IsFolder || !SegmentedFile.IsOne(path, await objects.ReadTreeAsync(entry.Id, cancellationToken).ConfigureAwait(false)))
        {
            return entry;
        }

        if (await SegmentedFile.ReadLengthAsync(objects, entry, cancellationToken).ConfigureAwait(false) is { } length and > ReadLimit.Whole)
        {
            throw new ObjectTooLargeException(entry.Id, length, ReadLimit.Whole).At(path);
        }

        var whole = new MemoryStream();
        var content = await new SegmentReader(objects).OpenAsync(entry.Id, cancellationToken).ConfigureAwait(false);
        await content.CopyToAsync(whole, cancellationToken).ConfigureAwait(false);
        var blob = new GitObject(GitObjectKind.Blob, whole.GetBuffer().AsMemory(0, (int)whole.Length));
        return entry with { Mode = EntryMode.File, Id = await objects.AddAsync(blob, cancellationToken).ConfigureAwait(false) };
    }

    /// <summary>Gives a merged file as it is to be kept: in segments if it is long enough, sharing those of ours.</summary>
    internal async Task<TreeEntry> CutAsync(string path, TreeEntry ours, TreeEntry merged, CancellationToken cancellationToken)
    {
        if (merged.IsFolder || !SegmentedFile.HasName(path))
        {
            return merged;
        }

        var bytes = await objects.ReadBlobAsync(merged.Id, cancellationToken).ConfigureAwait(false);
        if (bytes.Length < SegmentedFile.FromBytes)
        {
            return merged;
        }

        var folder = await SegmentedFile.WriteAsync(objects, ours, bytes.ToArray(), cancellationToken).ConfigureAwait(false);
        return merged with { Mode = EntryMode.Folder, Id = folder };
    }
}
