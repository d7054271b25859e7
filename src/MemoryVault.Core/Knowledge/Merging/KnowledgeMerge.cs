using System.Text;
using System.Text.Unicode;
using MemoryVault.Conflicts;
using MemoryVault.Git;
using MemoryVault.Json;
using MemoryVault.Json.Merge;
using MemoryVault.Merging;
using MemoryVault.Vaults;

namespace MemoryVault.Knowledge;

/// <summary>Merges two trees of whole files that came from one, file by file. What cannot be merged is decided by a strategy, or gathered.</summary>
/// <param name="services">What starts git.</param>
/// <param name="objects">Takes new objects.</param>
/// <param name="rules">The vault's rules.</param>
/// <param name="prefix">What stands before a path of the trees in the vault, for the rules.</param>
internal sealed class KnowledgeMerge(VaultServices services, PendingObjects objects, MergeRules rules, string prefix)
{
    private readonly List<KnowledgeConflict> _conflicts = [];

    /// <summary>Gets what is done about a conflict.</summary>
    internal MergeStrategy Strategy { get; init; }

    /// <summary>Gets what tells when a file was changed last on each side.</summary>
    internal Func<string, CancellationToken, Task<SideTimes>> Times { get; init; } = (_, _) => Task.FromResult(new SideTimes(null, null));

    /// <summary>Gets the conflicts that are left.</summary>
    internal IReadOnlyList<KnowledgeConflict> Conflicts => _conflicts;

    /// <summary>Merges.</summary>
    /// <returns>The merged tree, which counts only if no conflict is left.</returns>
    internal async Task<ObjectId> RunAsync(ObjectId @base, ObjectId ours, ObjectId theirs, CancellationToken cancellationToken)
    {
        var editor = new TreeEditor(objects);
        var tree = await new TreeMerge(editor, MergeAsync).MergeAsync(@base, ours, theirs, cancellationToken).ConfigureAwait(false);
        await objects.WriteAsync(editor.NewObjects, cancellationToken).ConfigureAwait(false);
        return tree;
    }

    private async Task<TreeEntry> MergeAsync(TreeConflict conflict, CancellationToken cancellationToken)
    {
        var times = Strategy == MergeStrategy.Newest ? await Times(conflict.Path, cancellationToken).ConfigureAwait(false) : new SideTimes(null, null);
        return IsFile(conflict.Ours) && IsFile(conflict.Theirs) && (IsFile(conflict.Base) || conflict.Base.Mode == EntryMode.None)
            && await MergeSize.FitsAsync(objects, conflict, cancellationToken).ConfigureAwait(false)
            ? await MergeFilesAsync(conflict, times, cancellationToken).ConfigureAwait(false)
            : Choose(conflict, times) ?? Leave(conflict, new KnowledgeConflict(conflict.Path, ConflictKind.File));
    }

    private async Task<TreeEntry> MergeFilesAsync(TreeConflict conflict, SideTimes times, CancellationToken cancellationToken)
    {
        var before = conflict.Base.Mode == EntryMode.None ? default(ReadOnlyMemory<byte>?) : await ReadAsync(conflict.Base, cancellationToken).ConfigureAwait(false);
        var ours = await ReadAsync(conflict.Ours, cancellationToken).ConfigureAwait(false);
        var theirs = await ReadAsync(conflict.Theirs, cancellationToken).ConfigureAwait(false);
        var files = new FileMerge(services, rules)
        {
            Resolution = new ConflictResolution(Strategy) { Ours = new MergeSide(times.Ours), Theirs = new MergeSide(times.Theirs) },
        };
        var result = await files.RunAsync(prefix + conflict.Path, before, ours, theirs, cancellationToken).ConfigureAwait(false);
        if (result.Conflicts.Count > 0)
        {
            _conflicts.AddRange(result.Conflicts.Select(inside => Describe(conflict.Path, inside)));
            return conflict.Ours;
        }

        return !result.HasConflicts ? await PutAsync(conflict, result.Content, cancellationToken).ConfigureAwait(false)
            : result.Kind != FileMergeKind.Text ? Choose(conflict, times) ?? Leave(conflict, new KnowledgeConflict(conflict.Path, ConflictKind.File))
            : await DecideTextAsync(conflict, times, before ?? ReadOnlyMemory<byte>.Empty, ours, theirs, cancellationToken).ConfigureAwait(false);
    }

    private async Task<TreeEntry> DecideTextAsync(
        TreeConflict conflict, SideTimes times, ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> ours, ReadOnlyMemory<byte> theirs, CancellationToken cancellationToken)
    {
        TextMergeFavour? favour = Strategy == MergeStrategy.Union ? TextMergeFavour.Union
            : Choose(conflict, times) is not { } side ? null
            : side == conflict.Ours ? TextMergeFavour.Ours : TextMergeFavour.Theirs;
        if (favour is not { } chosen)
        {
            return Leave(conflict, new KnowledgeConflict(conflict.Path, ConflictKind.Text) { Base = Text(before), Ours = Text(ours), Theirs = Text(theirs) });
        }

        var merged = await new TextMerge(services).RunAsync(before, ours, theirs, chosen, cancellationToken).ConfigureAwait(false);
        return await PutAsync(conflict, merged.Text, cancellationToken).ConfigureAwait(false);
    }

    private async Task<TreeEntry> PutAsync(TreeConflict conflict, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var blob = await objects.AddAsync(new GitObject(GitObjectKind.Blob, content), cancellationToken).ConfigureAwait(false);
        return new TreeEntry(conflict.Ours.Name, conflict.Ours.Mode == conflict.Base.Mode ? conflict.Theirs.Mode : conflict.Ours.Mode, blob);
    }

    private TreeEntry Leave(TreeConflict conflict, KnowledgeConflict described)
    {
        _conflicts.Add(described);
        return conflict.Ours;
    }

    // Of a file that one side deleted and the other changed, a union keeps the changed one; two that cannot both stand it leaves.
    private TreeEntry? Choose(TreeConflict conflict, SideTimes times) => Strategy switch
    {
        MergeStrategy.Ours => conflict.Ours,
        MergeStrategy.Theirs => conflict.Theirs,
        MergeStrategy.Newest when times.Ours > times.Theirs => conflict.Ours,
        MergeStrategy.Newest when times.Theirs > times.Ours => conflict.Theirs,
        MergeStrategy.Union when conflict.Ours.Mode == EntryMode.None => conflict.Theirs,
        MergeStrategy.Union when conflict.Theirs.Mode == EntryMode.None => conflict.Ours,
        _ => null,
    };

    private static KnowledgeConflict Describe(string path, JsonConflict inside) =>
        new(path, ConflictKind.Json) { Pointer = inside.Path, Base = inside.Base, Ours = inside.Ours, Theirs = inside.Theirs };

    private static bool IsFile(TreeEntry entry) => entry.Mode is EntryMode.File or EntryMode.Executable;

    private static JsonString? Text(ReadOnlyMemory<byte> bytes) => Utf8.IsValid(bytes.Span) ? new JsonString(Encoding.UTF8.GetString(bytes.Span)) : null;

    private ValueTask<ReadOnlyMemory<byte>> ReadAsync(TreeEntry file, CancellationToken cancellationToken) => objects.ReadBlobAsync(file.Id, cancellationToken);
}
