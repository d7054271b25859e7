using MemoryVault.Git;
using MemoryVault.Json;
using MemoryVault.Json.Merge;
using MemoryVault.Memory;
using MemoryVault.Memory.CheckingIn;
using MemoryVault.Memory.Tracing;

namespace MemoryVault.Conflicts;

/// <summary>Resolves a check-in that was kept because its lease was lost: it is dropped, or merged into the memory as it is now.</summary>
internal sealed class CheckinResolution(GitRepository repository, PendingObjects objects, MergeRules rules, CheckinConflictRecord record, ResolveConflictOptions options)
{
    /// <summary>Gives the root tree with the proposal in it, or as it is.</summary>
    /// <param name="head">The newest commit.</param>
    /// <param name="tree">Its root tree.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    internal async Task<ObjectId> ApplyAsync(ObjectId head, ObjectId tree, CancellationToken cancellationToken)
    {
        if (options.Choice is ConflictChoice.Ours or ConflictChoice.Base)
        {
            return tree;
        }

        var start = record.BaseRevision is { } revision ? ObjectId.Parse(revision) : null;
        var before = new MemoryReader(objects, await objects.ReadRootTreeAsync(start, cancellationToken).ConfigureAwait(false));
        var values = new EntryValueMerge(rules.ForFile(MemoryTree.Root), ConflictResolution.None with { Theirs = new MergeSide(Confidence: record.Confidence) })
        {
            Ours = new LastEvents(repository, head, start),
        };
        var merge = new EntryMerge(values, before, new MemoryReader(objects, tree)) { IsProposalTheirs = true };
        await merge.RunAsync(await ProposedChanges.FindAsync(Proposal(), before, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        return merge.Conflicts.Count > 0
            ? throw new ConflictChangedException($"{record.Path} {merge.Conflicts[0].Path}")
            : await new MemoryEditor(objects).ApplyAsync(tree, merge.Changes, cancellationToken).ConfigureAwait(false);
    }

    private CheckInOptions Proposal() => new()
    {
        Agent = record.Agent,
        Source = record.Source,
        Form = record.Form,
        Proposal = JsonValue.Parse(options.Choice == ConflictChoice.Given ? options.Given.Span : record.Proposal.Span),
    };
}
