using MemoryVault.Conflicts;
using MemoryVault.Git;
using MemoryVault.Json.Merge;
using MemoryVault.Vaults;

namespace MemoryVault.Merging;

/// <summary>
/// Merges files of two trees that nobody watches being merged: what cannot be merged stays as ours has it, and becomes a record, so that a
/// conflict never stops a backup and is never lost.
/// </summary>
internal sealed class ContentMerge(VaultServices services, PendingObjects objects, MergeRules rules)
{
    private readonly FileMerge _files = new(services, rules);
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

        return IsFile(conflict.Ours) && IsFile(conflict.Theirs) && (IsFile(conflict.Base) || conflict.Base.Mode == EntryMode.None)
            ? await MergeFilesAsync(conflict, cancellationToken).ConfigureAwait(false)
            : Keep(conflict, conflict.Ours, isText: false);
    }

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
