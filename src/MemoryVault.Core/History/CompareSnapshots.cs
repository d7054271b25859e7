using System.Runtime.CompilerServices;
using MemoryVault.Backup;
using MemoryVault.Git;
using MemoryVault.Transcripts;
using MemoryVault.Vaults;

namespace MemoryVault.History;

/// <summary>Lists the files that differ between two snapshots, in the order of their paths. Equal folders are not read.</summary>
public sealed class CompareSnapshots(Vault vault)
{
    /// <summary>Lists the files as they are found.</summary>
    /// <exception cref="RevisionNotFoundException">One of the states is named by nothing.</exception>
    /// <exception cref="PathNotFoundException">A path is in neither of the two snapshots.</exception>
    public async IAsyncEnumerable<SnapshotChange> RunAsync(
        CompareOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var resolver = new SnapshotResolver(vault);
        var from = await resolver.ResolveAsync(options.From, cancellationToken).ConfigureAwait(false);
        var to = await resolver.ResolveAsync(options.To, cancellationToken).ConfigureAwait(false);
        var before = await vault.Repository.Objects.ReadRootTreeAsync(from, cancellationToken).ConfigureAwait(false);
        var after = await vault.Repository.Objects.ReadRootTreeAsync(to, cancellationToken).ConfigureAwait(false);
        var selection = await PathSelection.ReadAsync(vault, [before, after], options.Paths, options.ArePathsLiteral, cancellationToken).ConfigureAwait(false);
        if (await selection.FindMissingAsync(vault, [before, after], cancellationToken).ConfigureAwait(false) is [var missing, ..])
        {
            throw PathNotFoundException.At(missing.Given, $"{from.ToShortString()} or {to.ToShortString()}");
        }

        await foreach (var difference in TreeDiff.CompareAsync(vault.Repository.Objects, before, after, selection.Wants, SegmentedFile.IsOne, cancellationToken).ConfigureAwait(false))
        {
            if (await JoinAsync(difference, before, after, cancellationToken).ConfigureAwait(false) is { } whole)
            {
                yield return await DescribeAsync(whole, from, to, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Gives the unified diff of one file's text; for a file that is no text, the line in which git says so.</summary>
    public async Task<string> ReadPatchAsync(SnapshotChange change, CancellationToken cancellationToken)
    {
        var patch = await vault.Repository.DiffAsync(
            ObjectId.Parse(change.From), ObjectId.Parse(change.To), change.Path, cancellationToken).ConfigureAwait(false);
        return GitText.ForDisplay(patch);
    }

    // A file that has become long enough for segments is a blob in one tree and a folder in the other: two differences, told as one with the blob's.
    private async Task<TreeDifference?> JoinAsync(TreeDifference difference, ObjectId before, ObjectId after, CancellationToken cancellationToken)
    {
        if (!SegmentedFile.HasName(difference.Path) || (difference.Old is not null && difference.New is not null))
        {
            return difference;
        }

        var store = vault.Repository.Objects;
        var other = await store.FindAsync(difference.Old is null ? before : after, difference.Path, cancellationToken).ConfigureAwait(false);
        var isFolder = (difference.Old ?? difference.New)!.IsFolder;
        if (other is null || other.IsFolder == isFolder)
        {
            return difference;
        }

        var folder = isFolder ? (difference.Old ?? difference.New)! : other;
        return !SegmentedFile.IsOne(difference.Path, await store.ReadTreeAsync(folder.Id, cancellationToken).ConfigureAwait(false)) ? difference
            : isFolder ? null
            : difference with { Old = difference.Old ?? other, New = difference.New ?? other };
    }

    private async Task<SnapshotChange> DescribeAsync(TreeDifference difference, ObjectId from, ObjectId to, CancellationToken cancellationToken) => new(
        difference.Old is null ? ChangeKind.Added : difference.New is null ? ChangeKind.Deleted : ChangeKind.Modified,
        difference.Path,
        await SizeAsync(difference.Old, cancellationToken).ConfigureAwait(false),
        await SizeAsync(difference.New, cancellationToken).ConfigureAwait(false),
        difference.Old?.Id.ToString(),
        difference.New?.Id.ToString(),
        from.ToString(),
        to.ToString())
    {
        Vault = vault.Paths.Root,
    };

    private async ValueTask<long?> SizeAsync(TreeEntry? entry, CancellationToken cancellationToken) =>
        entry is null ? null : await SegmentedFile.ReadLengthAsync(vault.Repository.Objects, entry, cancellationToken).ConfigureAwait(false);
}
