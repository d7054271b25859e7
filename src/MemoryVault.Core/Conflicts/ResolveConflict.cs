using MemoryVault.Git;
using MemoryVault.Json;
using MemoryVault.Leases;
using MemoryVault.Memory;
using MemoryVault.Memory.CheckingIn;
using MemoryVault.Merging;
using MemoryVault.Vaults;

namespace MemoryVault.Conflicts;

/// <summary>
/// Resolves a conflict: what was chosen stands there, and the record is gone, in one commit. What was changed since the conflict arose is
/// never overwritten: the choice is merged with it, as a change of what had been left in place.
/// </summary>
public sealed class ResolveConflict(Vault vault)
{
    private readonly IRefAuthority _authority = vault.SharedRefs(offlineAllowed: true);
    private ResolveConflictResult? _result;

    /// <summary>Resolves a conflict.</summary>
    /// <exception cref="ConflictMissingException">There is none of that id.</exception>
    /// <exception cref="ConflictChangedException">The place was changed since, and does not go together with the choice.</exception>
    /// <exception cref="JsonInvalidException">What was given is no JSON, where it must be.</exception>
    /// <exception cref="LeaseHeldException">Another agent has a lease on an entry that would be changed.</exception>
    /// <exception cref="SchemaViolatedException">A section of the memory would not be as its schema demands.</exception>
    public async Task<ResolveConflictResult> RunAsync(ResolveConflictOptions options, CancellationToken cancellationToken)
    {
        var revision = await new VaultCommitter(vault) { Authority = _authority }.CommitAsync(
            $"resolve {options.Id}", (head, token) => ProposeAsync(head, options, token), cancellationToken).ConfigureAwait(false);
        return _result! with { Revision = revision?.ToString() };
    }

    private async Task<CommitProposal?> ProposeAsync(ObjectId? head, ResolveConflictOptions options, CancellationToken cancellationToken)
    {
        if (head is null)
        {
            throw new ConflictMissingException(options.Id, isAmbiguous: false);
        }

        var store = vault.Repository.Objects;
        var headTree = await store.ReadRootTreeAsync(head, cancellationToken).ConfigureAwait(false);
        var reader = new ConflictRecordReader(store, headTree);
        var files = await reader.ListFilesAsync(cancellationToken).ConfigureAwait(false);
        var file = Find(files, options.Id);
        var record = await reader.ReadAsync(file, files, cancellationToken).ConfigureAwait(false);
        var objects = new PendingObjects(store);
        var tree = await ApplyAsync(record, options, objects, head, headTree, cancellationToken).ConfigureAwait(false);
        _result = await DescribeAsync(record, options, objects, headTree, tree, cancellationToken).ConfigureAwait(false);
        if (options.DryRun)
        {
            return null;
        }

        var stem = Path.ChangeExtension(file.Name, null);
        var editor = new TreeEditor(objects);
        tree = await editor.ApplyAsync(
            tree, files.Where(entry => Path.ChangeExtension(entry.Name, null) == stem).Select(entry => TreeEdit.Remove($"{ConflictRecord.Folder}/{entry.Name}")), cancellationToken).ConfigureAwait(false);
        var what = new VaultEvent("resolve", $"Resolve the conflict in {record.Path}: {options.Choice.ToString().ToLowerInvariant()}") { Agent = options.Agent };
        return new CommitProposal { Tree = tree, Event = what, Objects = [.. objects.Objects, .. editor.NewObjects] };
    }

    // What changes in the memory must be free of others' leases, and as the schemas demand.
    private async Task<ResolveConflictResult> DescribeAsync(
        ConflictRecord record, ResolveConflictOptions options, PendingObjects objects, ObjectId headTree, ObjectId tree, CancellationToken cancellationToken)
    {
        var changes = await new MemoryDiff(objects).ListAsync(headTree, tree, cancellationToken).ConfigureAwait(false);
        await new UnleasedChange(vault, _authority).RequireAsync(
            options.Agent, [.. changes.Select(change => change.Path)], headTree, objects, tree, cancellationToken).ConfigureAwait(false);
        return new ResolveConflictResult(record.Id, record.Kind, record.Path, (record as JsonConflictRecord)?.Pointer.ToString(), options.Choice, null)
        {
            Patch = MemoryPatch.Of(changes), File = tree != headTree && record.Path != MemoryTree.Root ? record.Path : null, DryRun = options.DryRun,
        };
    }

    private static TreeEntry Find(IReadOnlyList<TreeEntry> files, string id)
    {
        var found = files.Where(file => id.Length > 0 && file.Name.StartsWith(id, StringComparison.Ordinal) && ConflictRecordReader.IsRecord(file)).ToList();
        return found.Count == 1 ? found[0] : throw new ConflictMissingException(id, found.Count > 1);
    }

    private async Task<ObjectId> ApplyAsync(
        ConflictRecord record, ResolveConflictOptions options, PendingObjects objects, ObjectId head, ObjectId tree, CancellationToken cancellationToken)
    {
        var rules = await MergeRulesFile.ReadAsync(objects, tree, cancellationToken).ConfigureAwait(false);
        return record switch
        {
            JsonConflictRecord json => await new JsonResolution(objects, rules, json, options).ApplyAsync(tree, cancellationToken).ConfigureAwait(false),
            CheckinConflictRecord proposal =>
                await new CheckinResolution(vault.Repository, objects, rules, proposal, options).ApplyAsync(head, tree, cancellationToken).ConfigureAwait(false),
            _ => await new FileResolution(vault.Services, objects, rules, (FileConflictRecord)record, options).ApplyAsync(tree, cancellationToken).ConfigureAwait(false),
        };
    }
}
