using MemoryVault.Conflicts;
using MemoryVault.Git;
using MemoryVault.Json.Merge;
using MemoryVault.Transcripts;
using MemoryVault.Vaults;

namespace MemoryVault.Merging;

/// <summary>
/// Merges files of two trees that nobody watches being merged: what cannot be merged stays as ours has it, and becomes a record, so that a
/// conflict never stops a backup and is never lost.
/// </summary>
internal sealed class ContentMerge(VaultServices services, PendingObjects objects, MergeRules rules)
{
    private readonly FileMerge _files = new(services, rules);
    private readonly SegmentedMerge _segments = new(objects);
    private readonly List<ConflictRecord> _records = [];

    /// <summary>Gets the records of the conflicts that were left.</summary>
    internal IReadOnlyList<ConflictRecord> Records => _records;

    /// <summary>Adds a record.</summary>
    internal void Add(ConflictRecord record) => _records.Add(record);

    /// <summary>Merges an entry that both sides changed.</summary>
    /// <returns>What is to stand there.</returns>
    internal async Task<TreeEntry> MergeAsync(TreeConflict conflict, CancellationToken cancellationToken)
    {
        // A record that both sides wrote tells of one conflict; one that a side resolved is resolved.
        if (conflict.Path.StartsWith(ConflictRecord.Folder + "/", StringComparison.Ordinal))
        {
            return conflict.Ours;
        }

        if (!await MergeSize.FitsAsync(objects, conflict, cancellationToken).ConfigureAwait(false))
        {
            return Keep(conflict, conflict.Ours, isText: false);
        }

        var whole = SegmentedFile.HasName(conflict.Path) ? await JoinAsync(conflict, cancellationToken).ConfigureAwait(false) : conflict;
        if (!IsFile(whole.Ours) || !IsFile(whole.Theirs) || !(IsFile(whole.Base) || whole.Base.Mode == EntryMode.None))
        {
            return Keep(conflict, conflict.Ours, isText: false);
        }

        var merged = await MergeFilesAsync(whole, cancellationToken).ConfigureAwait(false);
        return await _segments.CutAsync(conflict.Path, conflict.Ours, merged, cancellationToken).ConfigureAwait(false);
    }

    private async Task<TreeConflict> JoinAsync(TreeConflict conflict, CancellationToken cancellationToken) => conflict with
    {
        Base = await _segments.JoinAsync(conflict.Path, conflict.Base, cancellationToken).ConfigureAwait(false),
        Ours = await _segments.JoinAsync(conflict.Path, conflict.Ours, cancellationToken).ConfigureAwait(false),
        Theirs = await _segments.JoinAsync(conflict.Path, conflict.Theirs, cancellationToken).ConfigureAwait(false),
    };

    private static bool IsFile(TreeEntry entry) => entry.Mode is EntryMode.File or EntryMode.Executable;

    private async Task<TreeEntry> MergeFilesAsync(TreeConflict conflict, CancellationToken cancellationToken)
    {
        var before = conflict.Base.Mode == EntryMode.None ? default(ReadOnlyMemory<byte>?) : await ReadAsync(conflict.Base, cancellationToken).ConfigureAwait(false);
        var ours = await ReadAsync(conflict.Ours, cancellationToken).ConfigureAwait(false);
        var theirs = await ReadAsync(conflict.Theirs, cancellationToken).ConfigureAwait(false);
        var result = await _files.RunAsync(conflict.Path, before, ours, theirs, cancellationToken).ConfigureAwait(false);
        var blob = await objects.AddAsync(new GitObject(GitObjectKind.Blob, result.Content), cancellationToken).ConfigureAwait(false);
        var merged = new TreeEntry(conflict.Ours.Name, conflict.Ours.Mode == conflict.Base.Mode ? conflict.Theirs.Mode : conflict.Ours.Mode, blob);
        if (result.Conflicts.Count == 0 && result.HasConflicts)
        {
            return Keep(conflict, merged, result.Kind == FileMergeKind.Text);
        }

        _records.AddRange(result.Conflicts.Select(inside => JsonConflictRecord.Of(inside, conflict.Path)));
        return merged;
    }

    private TreeEntry Keep(TreeConflict conflict, TreeEntry inPlace, bool isText)
    {
        _records.Add(new FileConflictRecord(conflict.Base, conflict.Ours, conflict.Theirs, inPlace) { Path = conflict.Path, IsText = isText });
        return inPlace;
    }

    private ValueTask<ReadOnlyMemory<byte>> ReadAsync(TreeEntry file, CancellationToken cancellationToken) => objects.ReadBlobAsync(file.Id, cancellationToken);
}
