using MemoryVault.Git;
using MemoryVault.History;
using MemoryVault.Vaults;

namespace MemoryVault.Memory.Events;

/// <summary>Approves events: a commit without a change that names them. What is approved stays as it was; only its review is over.</summary>
public sealed class ApproveEvents(Vault vault)
{
    /// <summary>Gets who decides where <c>main</c> stands.</summary>
    internal IRefAuthority Authority { get; init; } = vault.SharedRefs(offlineAllowed: true);

    /// <summary>Approves them in one commit; those that were approved already stay so, and are told.</summary>
    /// <exception cref="EventNotFoundException">There is no event of a name.</exception>
    /// <exception cref="EventAmbiguousException">There are several of a name.</exception>
    /// <exception cref="InvalidInputException">Nothing is named, or the approver's name is none.</exception>
    public async Task<ApproveEventsResult> RunAsync(ApproveEventsOptions options, CancellationToken cancellationToken)
    {
        if (options.Events.Count == 0)
        {
            throw new InvalidInputException(null, "No event is named.", Advice.Of($"Name what you approve: {HeadWords.Command("events list --review required", "Get-MemoryEvent -Review Required")} shows what waits."));
        }

        var by = EventAuthor.Of(vault, options.Agent);
        var id = Guid.CreateVersion7(vault.Services.Clock.GetUtcNow()).ToString();
        IReadOnlyList<MemoryEvent> events = [];
        var commit = await new VaultCommitter(vault) { Authority = Authority }.CommitAsync(
            EventKinds.Approve,
            async (head, token) =>
            {
                events = await FindAsync(head ?? throw new VaultEmptyException(vault.Paths.Root), options.Events, token).ConfigureAwait(false);
                return options.DryRun ? null : await ProposeAsync(head, Describe(events, by, id, options.Justification), token).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
        return new ApproveEventsResult
        {
            Events = [.. events.Select(found => found.Approval is null ? found with { Approval = new EventApproval(by, vault.Services.Clock.GetUtcNow(), options.Justification, id) } : found)],
            AlreadyApproved = [.. events.Where(found => found.Approval is not null).Select(found => found.EventId)],
            Event = commit is null ? null : id,
            Revision = commit?.ToString(),
            Vault = vault.Paths.Root,
        };
    }

    private async Task<IReadOnlyList<MemoryEvent>> FindAsync(ObjectId head, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var later = new LaterEvents(vault, head);
        var events = new List<MemoryEvent>();
        foreach (var found in await new EventSearch(vault, head).FindAllAsync(names, cancellationToken).ConfigureAwait(false))
        {
            events.Add(await later.AddToAsync(found, cancellationToken).ConfigureAwait(false));
        }

        return events;
    }

    // Null if nothing is left to be approved.
    private static VaultEvent? Describe(IReadOnlyList<MemoryEvent> events, string by, string id, string? justification)
    {
        var approved = events.Where(found => found.Approval is null).ToList();
        if (approved.Count == 0)
        {
            return null;
        }

        var trailers = approved.ConvertAll(found => KeyValuePair.Create(EventTrailer.Approves, found.EventId));
        if (!string.IsNullOrWhiteSpace(justification))
        {
            trailers.Add(new(EventTrailer.Justification, justification));
        }

        return new VaultEvent(EventKinds.Approve, $"Approve {EventWords.Of(approved)}") { Id = id, Agent = by, Trailers = trailers };
    }

    private async Task<CommitProposal?> ProposeAsync(ObjectId head, VaultEvent? what, CancellationToken cancellationToken) => what is null ? null : new CommitProposal
    {
        Tree = await vault.Repository.Objects.ReadRootTreeAsync(head, cancellationToken).ConfigureAwait(false),
        Event = what,
        IsEventOnly = true,
    };
}
