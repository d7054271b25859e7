using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Memory.Events;

/// <summary>Finds the events that are to be undone, and puts them into the order in which that can be done: a later one before an earlier one.</summary>
/// <remarks>It might be tempting to sort by time. Do not: git's times are seconds, and those of two machines differ. The order of the history is certain.</remarks>
internal sealed class UndoSelection(Vault vault, ObjectId head)
{
    private static readonly TimeSpan Slack = TimeSpan.FromDays(1);

    private readonly EventReader _reader = new(vault.Paths.Root);
    private readonly LaterEvents _later = new(vault, head);

    /// <summary>Finds them, with what was said about them since.</summary>
    /// <exception cref="InvalidInputException">It is not said which.</exception>
    /// <exception cref="EventNotFoundException">There is no event of a name.</exception>
    /// <exception cref="EventAmbiguousException">There are several of a name.</exception>
    internal async Task<IReadOnlyList<MemoryEvent>> FindAsync(UndoEventsOptions options, CancellationToken cancellationToken)
    {
        Check(options);
        var events = options.Events.Count > 0
            ? await FindNamedAsync(options.Events, cancellationToken).ConfigureAwait(false)
            : await ListAsync(new ListEventsOptions { Agent = options.Agent, Source = options.Source, Since = options.Since }, _ => true, cancellationToken).ConfigureAwait(false);
        for (var i = 0; i < events.Count; i++)
        {
            events[i] = await _later.AddToAsync(events[i], cancellationToken).ConfigureAwait(false);
        }

        return events;
    }

    private static void Check(UndoEventsOptions options)
    {
        var isByName = options.Events.Count > 0;
        var isBySelection = options.Agent is not null || options.Source is not null;
        if (isByName && (isBySelection || options.Since is not null))
        {
            throw new InvalidInputException(null, "Events are named, and selected by agent, source or time, too.", "Do one or the other.");
        }

        if (!isByName && !(isBySelection && options.Since is not null))
        {
            throw new InvalidInputException(
                null,
                isBySelection ? "It is not said since when." : "It is not said what to undo.",
                Advice.Of($"Name the events, or say whose and since when: {new HeadWords("--agent AGENT --since 2h; '--since @0' means from the beginning", "-AgentId AGENT -Since 2h")}."));
        }
    }

    private async Task<List<MemoryEvent>> FindNamedAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var found = await new EventSearch(vault, head).FindAllAsync(names, cancellationToken).ConfigureAwait(false);
        if (found.Count == 1)
        {
            return [.. found];
        }

        var ids = found.Select(one => one.EventId).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var options = new ListEventsOptions { Kinds = [.. found.Select(one => one.Kind).Distinct()], Since = found.Min(one => one.Timestamp) - Slack };
        return await ListAsync(options, one => ids.Contains(one.EventId), cancellationToken).ConfigureAwait(false);
    }

    private async Task<List<MemoryEvent>> ListAsync(ListEventsOptions options, Predicate<MemoryEvent> wanted, CancellationToken cancellationToken)
    {
        var events = new List<MemoryEvent>();
        var query = EventQuery.Of(options, head) with { IsTopological = true };
        await foreach (var entry in vault.Repository.LogAsync(query, cancellationToken).ConfigureAwait(false))
        {
            if (_reader.TryRead(entry) is { } found && EventQuery.Fits(options, found) && wanted(found))
            {
                events.Add(found);
            }
        }

        return events;
    }
}
