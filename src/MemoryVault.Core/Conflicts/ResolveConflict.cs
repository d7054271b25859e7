using MemoryVault.Git;
using MemoryVault.Json;
using MemoryVault.Merging;
using MemoryVault.Vaults;

namespace MemoryVault.Conflicts;

/// <summary>
/// Resolves a conflict: what was chosen stands there, and the record is gone, in one commit. What was changed since the conflict arose is
/// never overwritten: the choice is merged with it, as a change of what had been left in place.
/// </summary>
public sealed class ResolveConflict(Vault vault)
{
    private ConflictRecord? _record;

    /// <summary>Resolves a conflict.</summary>
    /// <exception cref="ConflictMissingException">There is none of that id.</exception>
    /// <exception cref="ConflictChangedException">The place was changed since, and does not go together with the choice.</exception>
    /// <exception cref="JsonInvalidException">What was given is no JSON, where it must be.</exception>
    public async Task<ResolveConflictResult> RunAsync(ResolveConflictOptions options, CancellationToken cancellationToken)
    {
        var revision = await new VaultCommitter(vault) { Authority = vault.SharedRefs(offlineAllowed: true) }.CommitAsync(
            $"resolve {options.Id}", (head, token) => ProposeAsync(head, options, token), cancellationToken).ConfigureAwait(false);
        var pointer = (_record as JsonConflictRecord)?.Pointer.ToString();
        return new ResolveConflictResult(_record!.Id, _record.Kind, _record.Path, pointer, options.Choice, revision!.ToString()!);
    }

    private async Task<CommitProposal?> ProposeAsync(ObjectId? head, ResolveConflictOptions options, CancellationToken cancellationToken)
    {
        if (head is not { } commit)
        {
            throw new ConflictMissingException(options.Id, isAmbiguous: false);
        }

        var store = vault.Repository.Objects;
        var tree = (await store.ReadCommitAsync(commit, cancellationToken).ConfigureAwait(false)).Tree;
        var reader = new ConflictRecordReader(store, tree);
        var files = await reader.ListFilesAsync(cancellationToken).ConfigureAwait(false);
        var file = Find(files, options.Id);
        _record = await reader.ReadAsync(file, files, cancellationToken).ConfigureAwait(false);
        var objects = new PendingObjects(store);
        tree = await ApplyAsync(_record, options, objects, tree, cancellationToken).ConfigureAwait(false);

        var stem = Path.ChangeExtension(file.Name, null);
        var editor = new TreeEditor(objects);
        tree = await editor.ApplyAsync(
            tree, files.Where(entry => Path.ChangeExtension(entry.Name, null) == stem).Select(entry => TreeEdit.Remove($"{ConflictRecord.Folder}/{entry.Name}")), cancellationToken).ConfigureAwait(false);
        var what = new VaultEvent("resolve", $"Resolve the conflict in {_record.Path}: {options.Choice.ToString().ToLowerInvariant()}") { Agent = options.Agent };
        return new CommitProposal { Tree = tree, Event = what, Objects = [.. objects.Objects, .. editor.NewObjects] };
    }

    private static TreeEntry Find(IReadOnlyList<TreeEntry> files, string id)
    {
        var found = files.Where(file => id.Length > 0 && file.Name.StartsWith(id, StringComparison.Ordinal) && file.Name.EndsWith(".json", StringComparison.Ordinal)).ToList();
        return found.Count == 1 ? found[0] : throw new ConflictMissingException(id, found.Count > 1);
    }

    private async Task<ObjectId> ApplyAsync(
        ConflictRecord record, ResolveConflictOptions options, PendingObjects objects, ObjectId tree, CancellationToken cancellationToken)
    {
        var rules = await MergeRulesFile.ReadAsync(objects, tree, cancellationToken).ConfigureAwait(false);
        return record switch
        {
            JsonConflictRecord json => await new JsonResolution(objects, rules, json, options).ApplyAsync(tree, cancellationToken).ConfigureAwait(false),
            CheckinConflictRecord proposal => await new CheckinResolution(objects, rules, proposal, options).ApplyAsync(tree, cancellationToken).ConfigureAwait(false),
            _ => await new FileResolution(vault.Services, objects, rules, (FileConflictRecord)record, options).ApplyAsync(tree, cancellationToken).ConfigureAwait(false),
        };
    }
}
