using MemoryVault.Backup.Scanning;
using MemoryVault.Git;
using MemoryVault.Transcripts;
using MemoryVault.Vaults;

namespace MemoryVault.Backup.Syncing;

/// <summary>
/// Works out the commit of a sync: the three-way merge of each source's folder (base: this machine's last view, ours: its files now,
/// theirs: head), quarantine, the machine's record, and the move of the view's ref in the same transaction.
/// </summary>
internal sealed class SyncCommit(Vault vault, IReadOnlyList<SourceReading> readings, FileIndex index, MachineRecord machine)
{
    private readonly Dictionary<string, ObjectId> _views = new(StringComparer.Ordinal);

    /// <summary>
    /// Gets a value indicating whether <c>main</c> was set back by somebody since the last sync. The view is no base of such a head: it
    /// would make everything that is missing there look like a wanted deletion.
    /// </summary>
    internal bool Rewound { get; init; }

    /// <summary>Gets the id of the machine's view after the commit.</summary>
    internal ObjectId ViewAfter { get; private set; } = index.View;

    /// <summary>Gets the number of conflicts that were recorded.</summary>
    internal int Conflicts { get; private set; }

    /// <summary>Gives the view of a source after the commit.</summary>
    internal ObjectId ViewOf(MemorySource source) => _views[source.Folder];

    /// <summary>Works out the proposal against a head.</summary>
    internal async Task<CommitProposal?> ProposeAsync(ObjectId? head, CancellationToken cancellationToken)
    {
        var store = vault.Repository.Objects;
        GitObject[] read = [.. readings.SelectMany(reading => reading.Blobs)];
        var folders = new PendingObjects(store);
        await folders.WriteAsync([.. read.Where(item => item.Kind == GitObjectKind.Tree)], cancellationToken).ConfigureAwait(false);
        var editor = new TreeEditor(folders);
        var edits = new List<TreeEdit>();
        var headTree = await store.ReadRootTreeAsync(head, cancellationToken).ConfigureAwait(false);
        var merge = new SyncMerge(vault, headTree, read, new PendingObjects(store));
        foreach (var reading in readings)
        {
            edits.AddRange(await MergeAsync(reading, headTree, editor, merge, cancellationToken).ConfigureAwait(false));
            edits.AddRange(reading.QuarantineEdits);
        }

        Conflicts = merge.Conflicts;
        edits.AddRange(await merge.RecordAsync(machine.Name, head?.ToString() ?? string.Empty, cancellationToken).ConfigureAwait(false));
        var objects = new List<GitObject>(merge.Objects);
        edits.AddRange(await OwnFilesAsync(headTree, objects, cancellationToken).ConfigureAwait(false));
        var tree = await editor.ApplyAsync(headTree, edits, cancellationToken).ConfigureAwait(false);
        var before = await MachineView.ReadAsync(vault, cancellationToken).ConfigureAwait(false);
        var view = await editor.ApplyAsync(
            before.Tree, readings.Select(reading => new TreeEdit(reading.Source.Folder, EntryMode.Folder, ViewOf(reading.Source))), cancellationToken).ConfigureAwait(false);
        var moved = before.MoveTo(view, vault.Services.Clock.GetUtcNow());
        ViewAfter = moved?.View.Id ?? before.Id;
        objects.AddRange(editor.NewObjects);
        if (moved is not null)
        {
            objects.Add(moved.Commit);
        }

        return tree == headTree && moved is null
            ? null
            : new CommitProposal { Tree = tree, Event = MakeEvent(), Objects = objects, Refs = moved is null ? [] : [moved.Ref] };
    }

    private async Task<IReadOnlyList<TreeEdit>> MergeAsync(
        SourceReading reading, ObjectId headTree, TreeEditor editor, SyncMerge contents, CancellationToken cancellationToken)
    {
        var folder = reading.Source.Folder;
        var ours = _views[folder] = await editor.ApplyAsync(reading.Before.View, reading.ViewEdits, cancellationToken).ConfigureAwait(false);
        var found = await vault.Repository.Objects.FindAsync(headTree, folder, cancellationToken).ConfigureAwait(false);
        var theirs = found is { IsFolder: true } there ? there.Id : ObjectId.EmptyTree;
        var merge = new TreeMerge(editor, (conflict, token) => contents.MergeAsync(conflict with { Path = $"{folder}/{conflict.Path}" }, token))
        {
            IsFile = SegmentedFile.IsOne,
        };
        var merged = await merge.MergeAsync(BaseOf(reading, theirs), ours, theirs, cancellationToken).ConfigureAwait(false);
        return merged == theirs ? [] : [new TreeEdit(folder, EntryMode.Folder, merged)];
    }

    private ObjectId BaseOf(SourceReading reading, ObjectId theirs)
    {
        var isOurs = reading.Source.Folder.StartsWith($"backup/{machine.Name}/", StringComparison.Ordinal);
        return !Rewound ? reading.Before.View : isOurs ? theirs : ObjectId.EmptyTree;
    }

    private async Task<IEnumerable<TreeEdit>> OwnFilesAsync(ObjectId headTree, List<GitObject> objects, CancellationToken cancellationToken)
    {
        var files = new List<(string Path, GitObject Blob)>
        {
            (MachineRecordFile.PathOf(machine.Name), new GitObject(GitObjectKind.Blob, MachineRecordFile.Write(machine))),
        };
        if (await vault.Repository.Objects.FindAsync(headTree, VaultReadme.Path, cancellationToken).ConfigureAwait(false) is null)
        {
            files.Add((VaultReadme.Path, VaultReadme.ToBlob()));
        }

        var edits = new List<TreeEdit>();
        foreach (var (path, blob) in files)
        {
            var id = blob.ComputeId();
            if ((await vault.Repository.Objects.FindAsync(headTree, path, cancellationToken).ConfigureAwait(false))?.Id != id)
            {
                objects.Add(blob);
                edits.Add(new TreeEdit(path, EntryMode.File, id));
            }
        }

        return edits;
    }

    private VaultEvent MakeEvent()
    {
        var touched = readings.Where(r => r.Changes.Count > 0 || r.QuarantineEdits.Count > 0).Select(r => r.Source.Name).ToArray();
        return new VaultEvent("sync", SyncSubject.Of(readings, touched)) { Sources = touched };
    }
}
