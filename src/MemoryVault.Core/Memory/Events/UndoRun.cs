using MemoryVault.Git;
using MemoryVault.Json;
using MemoryVault.Memory.CheckingIn;
using MemoryVault.Vaults;

namespace MemoryVault.Memory.Events;

/// <summary>Works one undo out against a head; anew if head moves.</summary>
internal sealed class UndoRun(Vault vault, IRefAuthority authority, UndoEventsOptions options, string by, IReadOnlyList<MemoryEvent> events)
{
    /// <summary>Gets the id of the undo's own event.</summary>
    internal string EventId { get; } = Guid.CreateVersion7(vault.Services.Clock.GetUtcNow()).ToString();

    /// <summary>Gets the result, but for what is known only afterwards.</summary>
    internal UndoEventsResult Result { get; private set; } = new() { Vault = vault.Paths.Root };

    /// <summary>Works the commit out; null if there is none to be made.</summary>
    internal async Task<CommitProposal?> ProposeAsync(ObjectId? head, CancellationToken cancellationToken)
    {
        var store = vault.Repository.Objects;
        var start = await store.ReadCommitAsync(head!, cancellationToken).ConfigureAwait(false);
        var objects = new PendingObjects(store);
        var rules = await MemoryRules.ReadAsync(store, start.Tree, cancellationToken).ConfigureAwait(false);
        var plan = new UndoPlan(vault.Repository, objects, rules, options.Strategy) { Head = head!, HeadTime = start.Committer.When };
        var tree = await UndoAllAsync(plan, start.Tree, cancellationToken).ConfigureAwait(false);
        Result = Describe(plan);
        if (plan.Conflicts.Count > 0 || tree == start.Tree)
        {
            return null;
        }

        var changes = await new MemoryDiff(objects).ListAsync(start.Tree, tree, cancellationToken).ConfigureAwait(false);
        await new UnleasedChange(vault, authority).RequireAsync(by, [.. changes.Select(change => change.Path)], start.Tree, objects, tree, cancellationToken).ConfigureAwait(false);
        var patch = MemoryPatch.Of(changes);
        var risk = ChangeRisk.Of(patch);
        Result = Result with { Patch = patch, Risk = risk.Risk, RequiresReview = risk.RequiresReview };
        return options.DryRun ? null : new CommitProposal { Tree = tree, Objects = objects.Objects, Event = ToEvent(head!) };
    }

    private async Task<ObjectId> UndoAllAsync(UndoPlan plan, ObjectId tree, CancellationToken cancellationToken)
    {
        foreach (var undone in events)
        {
            tree = await plan.UndoAsync(tree, undone, cancellationToken).ConfigureAwait(false);
            if (plan.Conflicts.Count > 0)
            {
                break;
            }
        }

        return tree;
    }

    private UndoEventsResult Describe(UndoPlan plan) => new()
    {
        Events = plan.Undone,
        Unchanging = plan.Unchanging,
        Conflicts = plan.Conflicts,
        Conflicting = plan.Conflicts.Count > 0 ? plan.Undone[^1] : null,
        Settled = plan.Settled,
        Vault = vault.Paths.Root,
    };

    private VaultEvent ToEvent(ObjectId head)
    {
        List<KeyValuePair<string, string>> trailers =
        [
            .. Result.Events.Select(undone => KeyValuePair.Create(EventTrailer.Undoes, undone.EventId)),
            new(EventTrailer.Base, head.ToString()),
            .. EventTrailer.OfChange(Result.Patch, Result.Risk, Result.RequiresReview),
        ];
        if (!string.IsNullOrWhiteSpace(options.Justification))
        {
            trailers.Add(new(EventTrailer.Justification, options.Justification));
        }

        return new VaultEvent(EventKinds.Undo, $"Undo {EventWords.Of(Result.Events)}") { Id = EventId, Agent = by, Trailers = trailers };
    }
}
