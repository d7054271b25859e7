using MemoryVault.Git;
using MemoryVault.Json.Merge;
using MemoryVault.Merging;
using MemoryVault.Vaults;

namespace MemoryVault.Conflicts;

/// <summary>Resolves a conflict of two versions of a file, or of lines of a text.</summary>
internal sealed class FileResolution(VaultServices services, PendingObjects objects, MergeRules rules, FileConflictRecord record, ResolveConflictOptions options)
{
    /// <summary>Gives the root tree with what was chosen in its place.</summary>
    internal async Task<ObjectId> ApplyAsync(ObjectId tree, CancellationToken cancellationToken)
    {
        var now = await objects.FindAsync(tree, record.Path, cancellationToken).ConfigureAwait(false) ?? TreeEntry.Absent;
        var chosen = await ChooseAsync(cancellationToken).ConfigureAwait(false);
        var next = IsKnown(now) ? chosen
            : options.Choice == ConflictChoice.Ours || Same(now, chosen) ? now
            : await MergeAsync(now, chosen, cancellationToken).ConfigureAwait(false);
        if (Same(now, next))
        {
            return tree;
        }

        var editor = new TreeEditor(objects);
        tree = await editor.ApplyAsync(tree, [new TreeEdit(record.Path, next.Mode, next.Id)], cancellationToken).ConfigureAwait(false);
        await objects.WriteAsync(editor.NewObjects, cancellationToken).ConfigureAwait(false);
        return tree;
    }

    private async Task<TreeEntry> ChooseAsync(CancellationToken cancellationToken) => options.Choice switch
    {
        ConflictChoice.Ours => record.InPlace,
        ConflictChoice.Base => record.Base,
        ConflictChoice.Given => await PutAsync(options.Given, cancellationToken).ConfigureAwait(false),
        _ when record.IsText => await PutAsync(await TheirLinesAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false),
        _ => record.Theirs,
    };

    // Lines that only we changed stay ours: what is chosen is the conflict, not the file.
    private async Task<ReadOnlyMemory<byte>> TheirLinesAsync(CancellationToken cancellationToken)
    {
        var merged = await new TextMerge(services).RunAsync(
            await ReadAsync(record.Base, cancellationToken).ConfigureAwait(false),
            await ReadAsync(record.Ours, cancellationToken).ConfigureAwait(false),
            await ReadAsync(record.Theirs, cancellationToken).ConfigureAwait(false),
            TextMergeFavour.Theirs,
            cancellationToken).ConfigureAwait(false);
        return merged.Text;
    }

    private async Task<TreeEntry> MergeAsync(TreeEntry now, TreeEntry chosen, CancellationToken cancellationToken)
    {
        if (!IsFile(record.InPlace) || !IsFile(now) || !IsFile(chosen))
        {
            throw new ConflictChangedException(record.Path);
        }

        var merged = await new FileMerge(services, rules).RunAsync(
            record.Path,
            await ReadAsync(record.InPlace, cancellationToken).ConfigureAwait(false),
            await ReadAsync(now, cancellationToken).ConfigureAwait(false),
            await ReadAsync(chosen, cancellationToken).ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);
        return merged.HasConflicts ? throw new ConflictChangedException(record.Path) : await PutAsync(merged.Content, cancellationToken).ConfigureAwait(false);
    }

    private bool IsKnown(TreeEntry now) => Same(now, record.InPlace) || Same(now, record.Ours) || Same(now, record.Theirs) || Same(now, record.Base);

    private static bool Same(TreeEntry left, TreeEntry right) => left.Mode == right.Mode && left.Id == right.Id;

    private static bool IsFile(TreeEntry entry) => entry.Mode is EntryMode.File or EntryMode.Executable;

    private ValueTask<ReadOnlyMemory<byte>> ReadAsync(TreeEntry entry, CancellationToken cancellationToken) =>
        entry.Mode == EntryMode.None ? ValueTask.FromResult(ReadOnlyMemory<byte>.Empty) : objects.ReadBlobAsync(entry.Id, record.Path, ReadLimit.Document, cancellationToken);

    private async Task<TreeEntry> PutAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => new(
        string.Empty,
        IsFile(record.InPlace) ? record.InPlace.Mode : EntryMode.File,
        await objects.AddAsync(new GitObject(GitObjectKind.Blob, content), cancellationToken).ConfigureAwait(false));
}
