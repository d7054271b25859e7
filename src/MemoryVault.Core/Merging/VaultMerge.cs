using MemoryVault.Conflicts;
using MemoryVault.Git;
using MemoryVault.Json;
using MemoryVault.Json.Merge;
using MemoryVault.Memory;
using MemoryVault.Memory.Tracing;
using MemoryVault.Transcripts;
using MemoryVault.Vaults;

namespace MemoryVault.Merging;

/// <summary>Merges trees of the vault by the content of their files, for a merge that nobody watches. The new objects are gathered, not written.</summary>
internal sealed class VaultMerge
{
    private readonly Vault _vault;
    private readonly PendingObjects _objects;
    private readonly ContentMerge _contents;
    private readonly MergeRules _rules;

    private VaultMerge(Vault vault, PendingObjects objects, MergeRules rules)
    {
        _vault = vault;
        _objects = objects;
        _rules = rules;
        _contents = new ContentMerge(vault.Services, objects, rules);
    }

    /// <summary>Gets what has been left as a conflict so far.</summary>
    internal int Conflicts => _contents.Records.Count;

    /// <summary>Prepares a merge by the rules of a tree.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="objects">Takes new objects.</param>
    /// <param name="rulesTree">The root tree whose <c>merge.json</c> counts.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal static async ValueTask<VaultMerge> PrepareAsync(Vault vault, PendingObjects objects, ObjectId rulesTree, CancellationToken cancellationToken)
    {
        try
        {
            return new VaultMerge(vault, objects, await MergeRulesFile.ReadAsync(objects, rulesTree, cancellationToken).ConfigureAwait(false));
        }
        catch (VaultException e) when (e is MergeRulesInvalidException or JsonInvalidException)
        {
            vault.Log(VaultLogLevel.Warning, "merge.rules", $"{e.Message} Merging goes on without rules.", MergeRules.FileName);
            return new VaultMerge(vault, objects, MergeRules.Default);
        }
    }

    /// <summary>Merges two commits: the shared memory by its entries, everything else by its files.</summary>
    /// <param name="base">The commit that both came from; null if nothing is known.</param>
    /// <param name="ours">Our commit.</param>
    /// <param name="theirs">Their commit.</param>
    /// <param name="cancellationToken">Ends the merge.</param>
    /// <returns>The merged root tree.</returns>
    internal async Task<ObjectId> MergeCommitsAsync(ObjectId? @base, ObjectId ours, ObjectId theirs, CancellationToken cancellationToken)
    {
        var baseTree = await _objects.ReadRootTreeAsync(@base, cancellationToken).ConfigureAwait(false);
        var oursTree = await _objects.ReadRootTreeAsync(ours, cancellationToken).ConfigureAwait(false);
        var theirsTree = await _objects.ReadRootTreeAsync(theirs, cancellationToken).ConfigureAwait(false);
        if (oursTree == theirsTree || theirsTree == baseTree || oursTree == baseTree)
        {
            return oursTree == baseTree ? theirsTree : oursTree;
        }

        var contents = new ContentMerge(_vault.Services, _objects, _rules);
        var memory = new MemoryMerge(_objects, _rules, contents)
        {
            Ours = new LastEvents(_vault.Repository, ours, @base), Theirs = new LastEvents(_vault.Repository, theirs, @base),
        };
        var merged = await TryMergeMemoryAsync(memory, contents, baseTree, oursTree, theirsTree, cancellationToken).ConfigureAwait(false) is { } withMemory
            ? await MergeTreesAsync(baseTree, withMemory, theirsTree, [MemoryTree.Root, SessionPath.Root], cancellationToken).ConfigureAwait(false)
            : await MergeTreesAsync(baseTree, oursTree, theirsTree, [SessionPath.Root], cancellationToken).ConfigureAwait(false);
        return await MergeSessionsAsync(baseTree, oursTree, theirsTree, merged, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Merges one entry that both sides changed; gives what is to stand there.</summary>
    internal Task<TreeEntry> MergeEntryAsync(TreeConflict conflict, CancellationToken cancellationToken) => _contents.MergeAsync(conflict, cancellationToken);

    /// <summary>Gives the edits that put the records of the conflicts into the root tree.</summary>
    /// <param name="oursFrom">Where our side came from: a commit, a machine.</param>
    /// <param name="theirsFrom">Where their side came from.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    internal async Task<IReadOnlyList<TreeEdit>> RecordAsync(string oursFrom, string theirsFrom, CancellationToken cancellationToken)
    {
        var blobs = new List<GitObject>();
        var edits = new List<TreeEdit>();
        foreach (var record in _contents.Records)
        {
            edits.AddRange((record with { OursFrom = oursFrom, TheirsFrom = theirsFrom }).Edits(blobs));
        }

        await _objects.WriteAsync(blobs, cancellationToken).ConfigureAwait(false);
        return edits;
    }

    // Null where an entry is no JSON, because somebody put it there by hand: it must not keep two vaults apart, so the memory is merged as files are.
    private async Task<ObjectId?> TryMergeMemoryAsync(
        MemoryMerge memory, ContentMerge contents, ObjectId @base, ObjectId ours, ObjectId theirs, CancellationToken cancellationToken)
    {
        try
        {
            var tree = await memory.RunAsync(ours, @base, ours, theirs, cancellationToken).ConfigureAwait(false);
            foreach (var record in contents.Records)
            {
                _contents.Add(record);
            }

            return tree;
        }
        catch (JsonInvalidException e)
        {
            _vault.Log(VaultLogLevel.Warning, "merge.memory", $"{e.Message} The shared memory is merged file by file.", MemoryTree.Root);
            return null;
        }
    }

    private async Task<ObjectId> MergeSessionsAsync(ObjectId @base, ObjectId ours, ObjectId theirs, ObjectId merged, CancellationToken cancellationToken)
    {
        var sessions = await new SessionsMerge(_objects).MergeAsync(
            await SessionsOfAsync(@base, cancellationToken).ConfigureAwait(false),
            await SessionsOfAsync(ours, cancellationToken).ConfigureAwait(false),
            await SessionsOfAsync(theirs, cancellationToken).ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);
        var editor = new TreeEditor(_objects);
        var tree = await editor.ApplyAsync(merged, [new TreeEdit(SessionPath.Root, EntryMode.Folder, sessions)], cancellationToken).ConfigureAwait(false);
        await _objects.WriteAsync(editor.NewObjects, cancellationToken).ConfigureAwait(false);
        return tree;
    }

    private async Task<ObjectId> SessionsOfAsync(ObjectId root, CancellationToken cancellationToken) =>
        await _objects.FindAsync(root, SessionPath.Root, cancellationToken).ConfigureAwait(false) is { IsFolder: true } folder ? folder.Id : ObjectId.EmptyTree;

    private async Task<ObjectId> MergeTreesAsync(ObjectId @base, ObjectId ours, ObjectId theirs, IReadOnlyList<string> except, CancellationToken cancellationToken)
    {
        var editor = new TreeEditor(_objects);
        var tree = await new TreeMerge(editor, _contents.MergeAsync) { Except = except, IsFile = SegmentedFile.IsOne }.MergeAsync(@base, ours, theirs, cancellationToken).ConfigureAwait(false);
        await _objects.WriteAsync(editor.NewObjects, cancellationToken).ConfigureAwait(false);
        return tree;
    }
}
