using MemoryVault.Git;

namespace MemoryVault.Transcripts;

/// <summary>Writes a transcript into its segment folder: what is there already is verified, only what was appended is stored.</summary>
/// <remarks>
/// The prefix is verified by hash: the blob ids of the ranges against the ids of the segments that are there. It would be tempting to
/// compare lengths, as a transcript is only appended to. Do not: agents compact and repair theirs.
/// <para>
/// Small segments are joined as a binary counter carries: while the last one is not full and smaller than twice what follows it. So appends
/// of a size s cost log2(64 KiB / s) times their bytes, and a full segment never changes.
/// </para>
/// </remarks>
internal sealed class SegmentWriter(PendingObjects objects)
{
    /// <summary>Gets a value indicating whether the older version of one that was rewritten is kept beside it; else only the vault's history has it.</summary>
    internal bool KeepsVersions { get; init; } = true;

    /// <summary>Writes a transcript. At most one segment of it is in memory.</summary>
    /// <param name="folder">The folder's tree; <see cref="ObjectId.EmptyTree"/> if there is none.</param>
    /// <param name="content">The transcript from behind the verified segments on.</param>
    /// <param name="segmentsVerified">How many of the folder's segments the transcript is known to begin with.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    /// <exception cref="ArgumentOutOfRangeException">The folder has fewer segments than that.</exception>
    internal async Task<SegmentedWrite> WriteAsync(ObjectId folder, Stream content, int segmentsVerified, CancellationToken cancellationToken)
    {
        var there = await SegmentFolder.ReadAsync(objects, folder, cancellationToken).ConfigureAwait(false);
        var marks = await there.ReadMarksAsync(objects, cancellationToken).ConfigureAwait(false);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(segmentsVerified, marks.Count);
        var input = new SegmentInput(content);
        var kept = await CountKeptAsync(marks, input, segmentsVerified, cancellationToken).ConfigureAwait(false);
        await input.FillAsync(SegmentSizes.Target, cancellationToken).ConfigureAwait(false);
        if (kept > 0 && kept == marks.Count && input.Count == 0)
        {
            return new SegmentedWrite(folder, SegmentChange.None, marks.Sum(m => m.Length), 0);
        }

        var segments = marks.Take(kept).ToList();
        await JoinAsync(segments, input, cancellationToken).ConfigureAwait(false);
        var first = segments.Count;
        await CutAsync(segments, input, cancellationToken).ConfigureAwait(false);
        var change = marks.Count == 0 ? SegmentChange.New : kept == marks.Count ? SegmentChange.Grown : SegmentChange.Rewritten;
        var after = KeepsVersions && change == SegmentChange.Rewritten ? await KeepVersionAsync(there, cancellationToken).ConfigureAwait(false) : there;
        var tree = await objects.AddAsync(after.With(segments.Select(s => s.Id)).ToTree(), cancellationToken).ConfigureAwait(false);
        return new SegmentedWrite(tree, change, segments.Sum(s => s.Length), segments.Skip(first).Sum(s => s.Length));
    }

    // How many segments the transcript begins with; the input is behind them then.
    private static async Task<int> CountKeptAsync(
        IReadOnlyList<SegmentMark> marks, SegmentInput input, int segmentsVerified, CancellationToken cancellationToken)
    {
        var kept = segmentsVerified;
        var isLong = marks.Skip(kept).Sum(mark => mark.Length) > Sha1.SmallBytes;
        while (kept < marks.Count && await BeginsWithAsync(input, marks[kept], isLong, cancellationToken).ConfigureAwait(false))
        {
            input.Consume((int)marks[kept].Length);
            kept++;
        }

        return kept;
    }

    private static async Task<bool> BeginsWithAsync(SegmentInput input, SegmentMark mark, bool isLong, CancellationToken cancellationToken)
    {
        if (mark.Length > SegmentSizes.Maximum)
        {
            // None of ours. Whoever put it there, it is not worth the memory.
            return false;
        }

        var length = (int)mark.Length;
        await input.FillAsync(length, cancellationToken).ConfigureAwait(false);
        return input.Count >= length && ObjectId.Of(GitObjectKind.Blob, input.Bytes.Span[..length], isLong) == mark.Id;
    }

    private async Task JoinAsync(List<SegmentMark> segments, SegmentInput input, CancellationToken cancellationToken)
    {
        while (segments.Count > 0 && segments[^1].Length < SegmentSizes.Full && segments[^1].Length < 2L * input.Count)
        {
            input.Prepend((await objects.ReadBlobAsync(segments[^1].Id, cancellationToken).ConfigureAwait(false)).Span);
            segments.RemoveAt(segments.Count - 1);
        }
    }

    private async Task CutAsync(List<SegmentMark> segments, SegmentInput input, CancellationToken cancellationToken)
    {
        await input.FillAsync(SegmentSizes.Target, cancellationToken).ConfigureAwait(false);
        while (input.Count > 0)
        {
            var length = SegmentCut.Find(input.Bytes.Span, input.IsEnded);
            if (length == 0)
            {
                await input.FillAsync(SegmentSizes.Maximum, cancellationToken).ConfigureAwait(false);
                continue;
            }

            segments.Add(await AddAsync(input.Bytes.Span[..length].ToArray(), cancellationToken).ConfigureAwait(false));
            input.Consume(length);
            await input.FillAsync(SegmentSizes.Target, cancellationToken).ConfigureAwait(false);
        }

        if (segments.Count == 0)
        {
            segments.Add(await AddAsync([], cancellationToken).ConfigureAwait(false));
        }
    }

    private async Task<SegmentMark> AddAsync(byte[] bytes, CancellationToken cancellationToken) =>
        new(bytes.Length, await objects.AddAsync(new GitObject(GitObjectKind.Blob, bytes), cancellationToken).ConfigureAwait(false));

    private async Task<SegmentFolder> KeepVersionAsync(SegmentFolder there, CancellationToken cancellationToken)
    {
        var version = TreeObject.Write(there.Segments);
        return there.WithBefore(await objects.AddAsync(version, cancellationToken).ConfigureAwait(false));
    }
}
