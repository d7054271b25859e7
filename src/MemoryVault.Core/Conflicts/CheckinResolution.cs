using MemoryVault.Git;
using MemoryVault.Json;
using MemoryVault.Json.Merge;
using MemoryVault.Memory;

namespace MemoryVault.Conflicts;

/// <summary>Resolves a check-in that was kept because its lease was lost: it is dropped, or merged into the memory as it is now.</summary>
internal sealed class CheckinResolution(PendingObjects objects, MergeRules rules, CheckinConflictRecord record, ResolveConflictOptions options)
{
    /// <summary>Gives the root tree with the proposal in it, or as it is.</summary>
    internal async Task<ObjectId> ApplyAsync(ObjectId tree, CancellationToken cancellationToken)
    {
        if (options.Choice is ConflictChoice.Ours or ConflictChoice.Base)
        {
            return tree;
        }

        var before = await ReadBaseAsync(cancellationToken).ConfigureAwait(false);
        var now = await new MemoryReader(objects, tree).ReadAllAsync(cancellationToken).ConfigureAwait(false);
        var proposed = Propose(before, JsonValue.Parse(options.Choice == ConflictChoice.Given ? options.Given.Span : record.Proposal.Span));
        var result = new JsonMerge(rules.ForFile(MemoryTree.Root)).Run(before, now, proposed);
        if (result.Conflicts.Count > 0)
        {
            throw new ConflictChangedException($"{record.Path} {result.Conflicts[0].Path}");
        }

        var merged = result.Merged as JsonObject ?? JsonObject.Empty;
        return await new MemoryEditor(objects).ApplyAsync(tree, EntryChanges.Between(now, merged), cancellationToken).ConfigureAwait(false);
    }

    private async Task<JsonObject> ReadBaseAsync(CancellationToken cancellationToken)
    {
        var start = record.BaseRevision is { } revision ? ObjectId.Parse(revision) : null;
        var tree = await objects.ReadRootTreeAsync(start, cancellationToken).ConfigureAwait(false);
        return await new MemoryReader(objects, tree).ReadAllAsync(cancellationToken).ConfigureAwait(false);
    }

    private JsonValue Propose(JsonObject before, JsonValue proposal) => record.Form switch
    {
        CheckInForm.Patch => JsonPatch.Parse(proposal).Apply(before),
        CheckInForm.MergePatch => JsonMergePatch.Apply(before, proposal),
        _ => proposal,
    };
}
