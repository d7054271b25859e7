using MemoryVault.Backup.Syncing;
using MemoryVault.Git;
using MemoryVault.Json;
using MemoryVault.Json.Merge;
using MemoryVault.Leases;
using MemoryVault.Memory.Tracing;
using MemoryVault.Vaults;

namespace MemoryVault.Memory.CheckingIn;

/// <summary>Works one check-in out against a head; anew if head moves.</summary>
internal sealed class CheckInRun(Vault vault, IObjectStore objects, IRefAuthority authority, CheckInOptions options, ObjectId? start)
{
    private readonly string _event = Guid.CreateVersion7(vault.Services.Clock.GetUtcNow()).ToString();

    /// <summary>Gets the commit that it was worked out against; null in an empty vault.</summary>
    internal ObjectId? Head { get; private set; }

    /// <summary>Gets the result, but for the revision.</summary>
    internal CheckInResult Result { get; private set; } = new();

    /// <summary>Gets the error to be raised once the proposal has been kept; null if there is none.</summary>
    internal ProposalKeptException? Refusal { get; private set; }

    /// <summary>Works the commit out.</summary>
    internal async Task<CommitProposal?> ProposeAsync(ObjectId? head, CancellationToken cancellationToken)
    {
        (Head, Result, Refusal) = (head, new CheckInResult(), null);
        var headTree = await objects.ReadRootTreeAsync(head, cancellationToken).ConfigureAwait(false);
        var leases = await new LeaseStore(vault).ReadAsync(authority, cancellationToken).ConfigureAwait(false);
        var guard = new LeaseGuard(leases.Table, LeaseJudge.For(vault));
        try
        {
            var state = await new CheckInBasis(vault, objects, options, start).FindAsync(guard, head, cancellationToken).ConfigureAwait(false);
            var changes = await MergeAsync(state, headTree, cancellationToken).ConfigureAwait(false);
            var proposal = changes.Count > 0 ? await WriteAsync(state, headTree, changes, leases, guard, cancellationToken).ConfigureAwait(false)
                : Result is { Merged: true, Conflicts.Count: 0 } ? await MoveBaseAsync(state, leases, guard, cancellationToken).ConfigureAwait(false)
                : null;
            return options.DryRun ? null : proposal;
        }
        catch (VaultException e) when (!options.DryRun && (e is LeaseLostException || (e is LeaseMissingException && options.Token is not null)))
        {
            var kept = new KeptProposal(options, start?.ToString() ?? (e as LeaseLostException)?.BaseRevision);
            Refusal = new ProposalKeptException(kept.Id, e);
            return await kept.ToCommitAsync(objects, headTree, e.Message, cancellationToken).ConfigureAwait(false);
        }
    }

    // What is to be changed in head; nothing if there are conflicts.
    private async Task<IReadOnlyList<EntryChange>> MergeAsync(ProposedState state, ObjectId headTree, CancellationToken cancellationToken)
    {
        if (await IsSameMemoryAsync(state.Tree, headTree, cancellationToken).ConfigureAwait(false))
        {
            return state.Changes;
        }

        var rules = await MemoryRules.ReadAsync(objects, headTree, cancellationToken).ConfigureAwait(false);
        var resolution = new ConflictResolution(options.Strategy) { Ours = new MergeSide(vault.Services.Clock.GetUtcNow(), options.Confidence) };
        var merge = new EntryValueMerge(rules, resolution) { Theirs = new LastEvents(vault.Repository, Head, state.Base) };
        var run = new EntryMerge(merge, new MemoryReader(objects, state.Tree), new MemoryReader(objects, headTree));
        await run.RunAsync(state.Changes, cancellationToken).ConfigureAwait(false);
        Result = new CheckInResult { Merged = true, Conflicts = run.Conflicts, Settled = run.Settled };
        return run.Conflicts.Count > 0 ? [] : run.Changes;
    }

    private async Task<CommitProposal> WriteAsync(
        ProposedState state, ObjectId headTree, IReadOnlyList<EntryChange> changes, StoredLeases leases, LeaseGuard guard, CancellationToken cancellationToken)
    {
        var pending = new PendingObjects(objects);
        var tree = await new MemoryEditor(pending).ApplyAsync(headTree, changes, cancellationToken).ConfigureAwait(false);
        await new SchemaCheck(pending).RunAsync(headTree, tree, changes.Select(change => change.Path), cancellationToken).ConfigureAwait(false);
        if (Head is null)
        {
            tree = await VaultReadme.AddAsync(pending, tree, cancellationToken).ConfigureAwait(false);
        }

        var view = await KeepViewAsync(state, pending, cancellationToken).ConfigureAwait(false);
        var patch = MemoryPatch.Of(changes);
        var risk = ChangeRisk.Of(patch);
        Result = Result with { Event = _event, Patch = patch, Risk = risk.Risk, RequiresReview = risk.RequiresReview, Base = view?.ToString() };
        return new CommitProposal
        {
            Tree = tree,
            Event = CheckInEvent.Of(options, state, changes, Result),
            Objects = pending.Objects,
            FollowUp = state.Lease is { } lease ? commit => leases.Become(guard.After(lease, Result.Base ?? commit.ToString())) : null,
        };
    }

    // Others had written the same already: no commit. But the agent has another document now than the one that its lease is at, and its next proposal is to be
    // seen from that, else it would propose the same once more, over whatever others made of it since.
    private async Task<CommitProposal?> MoveBaseAsync(ProposedState state, StoredLeases leases, LeaseGuard guard, CancellationToken cancellationToken)
    {
        if (state.Changes.Count == 0)
        {
            Result = Result with { Base = state.Base?.ToString() };
            return null;
        }

        var pending = new PendingObjects(objects);
        var view = (await KeepViewAsync(state, pending, cancellationToken).ConfigureAwait(false))!.ToString();
        Result = Result with { Base = view };
        var move = state.Lease is { } lease ? leases.Become(guard.After(lease, view)) : new CommitFollowUp([], []);
        return new CommitProposal { Objects = [.. pending.Objects, .. move.Objects], Refs = move.Refs };
    }

    // After a merge the agent still has its own document, without what others wrote. Were its next proposal compared with the merged commit, all that would
    // look removed by the agent. So what it has is kept as a commit beside main, for as long as git keeps what no ref names: two weeks.
    private async Task<ObjectId?> KeepViewAsync(ProposedState state, PendingObjects pending, CancellationToken cancellationToken)
    {
        if (!Result.Merged)
        {
            return null;
        }

        var tree = await new MemoryEditor(pending).ApplyAsync(state.Tree, state.Changes, cancellationToken).ConfigureAwait(false);
        var who = new Signature(options.Agent, $"memoryvault@{vault.Configuration.Machine}", vault.Services.Clock.GetUtcNow());
        IReadOnlyList<ObjectId> parents = state.Base is { } start ? [start] : [];
        var message = new CommitMessage($"What {options.Agent} has after its check-in", string.Empty, []);
        return await pending.AddAsync(new CommitObject(tree, parents, who, who, message).ToObject(), cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<bool> IsSameMemoryAsync(ObjectId left, ObjectId right, CancellationToken cancellationToken)
    {
        if (left == right)
        {
            return true;
        }

        var there = await objects.FindAsync(left, MemoryTree.Root, cancellationToken).ConfigureAwait(false);
        var here = await objects.FindAsync(right, MemoryTree.Root, cancellationToken).ConfigureAwait(false);
        return there?.Id == here?.Id;
    }
}
