using MemoryVault.Git;
using MemoryVault.Secrets.Redaction;

namespace MemoryVault.Secrets.Projection;

/// <summary>Makes the copy of a vault's root tree: secrets blacked out, ids of objects in records of conflicts replaced, and the notice added.</summary>
/// <param name="trees">Blacks out.</param>
/// <param name="resolve">Tells what becomes of an id.</param>
internal sealed class RootProjection(TreeProjection trees, ObjectIdText.Resolve resolve)
{
    private const string Records = "conflicts";

    private readonly PendingObjects _objects = trees.Objects;

    /// <inheritdoc cref="TreeProjection.ProjectAsync"/>
    internal async ValueTask<ObjectId> ProjectAsync(ObjectId tree, IReadOnlyList<TreePair> before, CancellationToken cancellationToken)
    {
        if (before.FirstOrDefault(pair => pair.Plain == tree) is { } same)
        {
            return same.Redacted;
        }

        var entries = await _objects.ReadTreeAsync(tree, cancellationToken).ConfigureAwait(false);
        var copy = await trees.ProjectAsync(tree, before, cancellationToken).ConfigureAwait(false);
        if (entries.FirstOrDefault(entry => entry is { Name: Records, IsFolder: true }) is { } records)
        {
            var id = await ProjectRecordsAsync(records.Id, await BelowAsync(before, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            copy = await ReplaceAsync(copy, [records with { Id = id }], cancellationToken).ConfigureAwait(false);
        }

        return entries.Any(entry => entry.Name == RedactedNotice.Path)
            ? copy
            : await ReplaceAsync(copy, [new TreeEntry(RedactedNotice.Path, EntryMode.File, await _objects.AddAsync(RedactedNotice.ToBlob(), cancellationToken).ConfigureAwait(false))], cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<IReadOnlyList<TreePair>> BelowAsync(IReadOnlyList<TreePair> before, CancellationToken cancellationToken)
    {
        var pairs = new List<TreePair>();
        foreach (var pair in before)
        {
            if ((await FolderProjection.ReadAsync(_objects, pair, cancellationToken).ConfigureAwait(false)).Below(Records) is { } below)
            {
                pairs.Add(below);
            }
        }

        return pairs;
    }

    // Only those that are new: in the others the ids have been replaced, and would not be found again.
    private async ValueTask<ObjectId> ProjectRecordsAsync(ObjectId folder, IReadOnlyList<TreePair> before, CancellationToken cancellationToken)
    {
        var known = new List<FolderProjection>();
        foreach (var pair in before)
        {
            known.Add(await FolderProjection.ReadAsync(_objects, pair, cancellationToken).ConfigureAwait(false));
        }

        var copy = await trees.ProjectAsync(folder, before, cancellationToken).ConfigureAwait(false);
        var edits = new List<TreeEntry>();
        foreach (var entry in await _objects.ReadTreeAsync(folder, cancellationToken).ConfigureAwait(false))
        {
            if (entry.Name.EndsWith(".json", StringComparison.Ordinal) && !entry.IsFolder && known.TrueForAll(each => each.Find(entry) is null))
            {
                edits.Add(entry with { Id = await ProjectRecordAsync(entry.Id, cancellationToken).ConfigureAwait(false) });
            }
        }

        return edits.Count == 0 ? copy : await ReplaceAsync(copy, edits, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<ObjectId> ProjectRecordAsync(ObjectId record, CancellationToken cancellationToken)
    {
        var redacted = await trees.ProjectBlobAsync(record, cancellationToken).ConfigureAwait(false);
        var text = await _objects.ReadBlobAsync(redacted, "conflicts", ReadLimit.Document, cancellationToken).ConfigureAwait(false);
        text = await ObjectIdText.ReplaceAsync(text, resolve, cancellationToken).ConfigureAwait(false);
        return await _objects.AddAsync(new GitObject(GitObjectKind.Blob, text), cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<ObjectId> ReplaceAsync(ObjectId folder, List<TreeEntry> edits, CancellationToken cancellationToken)
    {
        var entries = await _objects.ReadTreeAsync(folder, cancellationToken).ConfigureAwait(false);
        return await _objects.AddAsync(TreeObject.Write([.. entries.Where(each => edits.TrueForAll(edit => edit.Name != each.Name)), .. edits]), cancellationToken).ConfigureAwait(false);
    }
}
