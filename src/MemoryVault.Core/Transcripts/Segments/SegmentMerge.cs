using MemoryVault.Files;
using MemoryVault.Git;

namespace MemoryVault.Transcripts;

/// <summary>
/// Merges two versions of one transcript, as two machines that pull one source make them. Transcripts only grow, so nearly always one begins with
/// the other:
/// <code>
/// ours = theirs                 → that
/// one side = base               → the other side
/// one begins with the other     → the longer
/// anything else                 → the longer (if equally long, the one with the greater id), and the other as an older version
/// </code>
/// The result does not depend on which side is ours. It would be tempting to merge segment by segment, as files. Do not: the two were cut at
/// different places, and the same lines would stand there twice.
/// </summary>
internal sealed class SegmentMerge(PendingObjects objects)
{
    /// <summary>Merges the segments; the older versions of both are kept.</summary>
    /// <returns>The segments and the older versions; nothing else that is in the folders.</returns>
    internal async Task<SegmentFolder> MergeAsync(SegmentFolder @base, SegmentFolder ours, SegmentFolder theirs, CancellationToken cancellationToken)
    {
        var (inBase, inOurs, inTheirs) = (StoredFile.IdOf(@base), StoredFile.IdOf(ours), StoredFile.IdOf(theirs));
        var all = ours with { Others = Versions(ours, theirs) };
        if (inOurs == inTheirs || inTheirs == inBase)
        {
            return all;
        }

        if (inOurs == inBase)
        {
            return all with { Segments = theirs.Segments };
        }

        var lengths = (Ours: await LengthAsync(ours, cancellationToken).ConfigureAwait(false), Theirs: await LengthAsync(theirs, cancellationToken).ConfigureAwait(false));
        var (winner, loser) = lengths.Ours > lengths.Theirs || (lengths.Ours == lengths.Theirs && inOurs > inTheirs) ? (ours, theirs) : (theirs, ours);
        var merged = all with { Segments = winner.Segments };
        return await BeginsWithAsync(winner, loser, cancellationToken).ConfigureAwait(false)
            ? merged
            : merged.WithBefore(await objects.AddAsync(TreeObject.Write(loser.Segments), cancellationToken).ConfigureAwait(false));
    }

    // The same version under two numbers is one; another under a taken number gets the next.
    private static IReadOnlyList<TreeEntry> Versions(SegmentFolder ours, SegmentFolder theirs)
    {
        var merged = new SegmentFolder([], []);
        foreach (var version in ours.Before.Concat(theirs.Before).OrderBy(v => v.Name, StringComparer.Ordinal).ThenBy(v => v.Id).DistinctBy(v => v.Id))
        {
            merged = merged.Others.All(o => o.Name != version.Name) ? merged with { Others = [.. merged.Others, version] } : merged.WithBefore(version.Id);
        }

        return merged.Others;
    }

    private async Task<long> LengthAsync(SegmentFolder folder, CancellationToken cancellationToken) =>
        (await folder.ReadMarksAsync(objects, cancellationToken).ConfigureAwait(false)).Sum(m => m.Length);

    private async Task<bool> BeginsWithAsync(SegmentFolder whole, SegmentFolder beginning, CancellationToken cancellationToken)
    {
        var same = whole.Segments.Zip(beginning.Segments).TakeWhile(pair => pair.First.Id == pair.Second.Id).Count();
        var rest = new SegmentStream(objects, [.. whole.Segments.Skip(same)]);
        var other = new SegmentStream(objects, [.. beginning.Segments.Skip(same)]);
        await using var ending = rest.ConfigureAwait(false);
        await using var endingOther = other.ConfigureAwait(false);
        return await StreamComparison.RunAsync(rest, other, cancellationToken).ConfigureAwait(false) != StreamRelation.Different;
    }
}
