using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Transcripts;

/// <summary>
/// Works out the commit of a pull against a head: everything has been received and written, so that the write lock is held for a moment only. What
/// another machine pulled of the same transcript meanwhile is merged.
/// </summary>
/// <param name="objects">Holds what was received.</param>
/// <param name="outcome">What was done, for the message.</param>
internal sealed class PullCommit(PendingObjects objects, SessionPullOutcome outcome)
{
    private readonly string _folder = SessionPath.FolderOf(outcome.Source);
    private readonly TreeLookup _lookup = new(objects);

    /// <summary>Gets the files that were received and differ.</summary>
    internal required IReadOnlyList<ReceivedChange> Changes { get; init; }

    /// <summary>Gets the tree of the source that the changes were worked out against.</summary>
    internal required ObjectId Base { get; init; }

    /// <summary>Gets the files that are at the source: what was missed before is no longer.</summary>
    internal required IReadOnlyCollection<string> Present { get; init; }

    /// <summary>Gets the files that are missing at the source.</summary>
    internal required IReadOnlyCollection<string> Missing { get; init; }

    /// <summary>Gets the time of the pull.</summary>
    internal required DateTimeOffset Time { get; init; }

    /// <summary>Gets the tree of the source after the commit.</summary>
    internal ObjectId TreeAfter { get; private set; } = ObjectId.EmptyTree;

    /// <summary>Gets the number of files that are marked as deleted at the source for the first time.</summary>
    internal int NewlyMissing { get; private set; }

    /// <summary>Gets a value indicating whether somebody else had changed the source meanwhile.</summary>
    internal bool IsMerged { get; private set; }

    /// <summary>Tells whether files went missing, or came back.</summary>
    internal async Task<bool> MarksChangeAsync(CancellationToken cancellationToken)
    {
        var deleted = await DeletedFiles.ReadAsync(objects, Base, cancellationToken).ConfigureAwait(false);
        return Missing.Any(path => !deleted.ContainsKey(path)) || Present.Any(deleted.ContainsKey);
    }

    /// <summary>Works out the proposal.</summary>
    internal async Task<CommitProposal?> ProposeAsync(ObjectId? head, CancellationToken cancellationToken)
    {
        var root = await objects.ReadRootTreeAsync(head, cancellationToken).ConfigureAwait(false);
        var source = await new SessionTree(objects).FindAsync(root, outcome.Source, cancellationToken).ConfigureAwait(false);
        IsMerged = source != Base;
        var edits = new List<TreeEdit>();
        foreach (var change in Changes)
        {
            edits.AddRange(change is ReceivedTranscript transcript
                ? await EditsAsync(transcript, source, cancellationToken).ConfigureAwait(false)
                : await EditsAsync((ReceivedWhole)change, root, cancellationToken).ConfigureAwait(false));
        }

        edits.AddRange(await MarkAsync(source, cancellationToken).ConfigureAwait(false));
        var editor = new TreeEditor(objects);
        var tree = await editor.ApplyAsync(root, edits, cancellationToken).ConfigureAwait(false);
        await objects.WriteAsync(editor.NewObjects, cancellationToken).ConfigureAwait(false);
        TreeAfter = await new SessionTree(objects).FindAsync(tree, outcome.Source, cancellationToken).ConfigureAwait(false);
        return tree == root ? null : new CommitProposal { Tree = tree, Event = MakeEvent(), Objects = [.. objects.Objects] };
    }

    private async Task<IEnumerable<TreeEdit>> EditsAsync(ReceivedTranscript transcript, ObjectId source, CancellationToken cancellationToken)
    {
        var folder = SessionPath.StoredOf(transcript.Path);
        var found = await _lookup.FindAsync(source, folder, cancellationToken).ConfigureAwait(false);
        var theirs = await SegmentFolder.ReadAsync(objects, found is { IsFolder: true } ? found.Id : ObjectId.EmptyTree, cancellationToken).ConfigureAwait(false);
        var merged = await new SegmentMerge(objects).MergeAsync(transcript.Base, transcript.Folder, theirs, cancellationToken).ConfigureAwait(false);
        TreeEntry[] after = [.. merged.Segments, .. merged.Before];
        TreeEntry[] before = [.. theirs.Segments, .. theirs.Before];
        return before.Where(e => after.All(a => a.Name != e.Name)).Select(e => TreeEdit.Remove($"{_folder}/{folder}/{e.Name}"))
            .Concat(after.Except(before).Select(e => new TreeEdit($"{_folder}/{folder}/{e.Name}", e.Mode, e.Id)));
    }

    private async Task<IEnumerable<TreeEdit>> EditsAsync(ReceivedWhole file, ObjectId root, CancellationToken cancellationToken)
    {
        var quarantine = $"{SessionPath.QuarantineOf(outcome.Source)}/{file.Path}";
        if (file.IsDamaged)
        {
            return [new TreeEdit(quarantine, EntryMode.File, file.Blob)];
        }

        var edit = new TreeEdit($"{_folder}/{file.Path}", EntryMode.File, file.Blob);
        var isQuarantined = SessionPath.IsIndex(file.Path) && await _lookup.FindAsync(root, quarantine, cancellationToken).ConfigureAwait(false) is not null;
        return isQuarantined ? [edit, TreeEdit.Remove(quarantine)] : [edit];
    }

    private async Task<IEnumerable<TreeEdit>> MarkAsync(ObjectId source, CancellationToken cancellationToken)
    {
        var deleted = await DeletedFiles.ReadAsync(objects, source, cancellationToken).ConfigureAwait(false);
        NewlyMissing = Missing.Count(path => deleted.TryAdd(path, Time));
        var isBack = Present.Count(deleted.Remove);
        if (NewlyMissing == 0 && isBack == 0)
        {
            return [];
        }

        var path = $"{_folder}/{SessionPath.Deleted}";
        return deleted.Count == 0
            ? [TreeEdit.Remove(path)]
            : [new TreeEdit(path, EntryMode.File, await objects.AddAsync(DeletedFiles.Write(deleted), cancellationToken).ConfigureAwait(false))];
    }

    private VaultEvent MakeEvent() => new("transcript", PullSubject.Of(outcome with { DeletedAtSource = NewlyMissing }))
    {
        Sources = [outcome.Source],
        Trailers = outcome.FormatVersion is { } format ? [new("Vault-Format", format)] : [],
    };
}
