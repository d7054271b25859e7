using MemoryVault.Git;
using MemoryVault.History;
using MemoryVault.Vaults;

namespace MemoryVault.Memory.Events;

/// <summary>Finds the event that a user means: by its id or the beginning of it, or by its commit.</summary>
internal sealed class EventSearch(Vault vault, ObjectId head)
{
    private const int MinimumDigits = 4;

    // Events that were imported have ids of any form.
    private const int MaximumLength = 200;

    private readonly EventReader _reader = new(vault.Paths.Root);

    /// <summary>Finds events by their names, each once, in the order given.</summary>
    /// <exception cref="EventNotFoundException">There is none of a name.</exception>
    /// <exception cref="EventAmbiguousException">There are several of a name.</exception>
    internal async Task<IReadOnlyList<MemoryEvent>> FindAllAsync(IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var found = new List<MemoryEvent>();
        foreach (var name in names)
        {
            var next = await FindAsync(name, cancellationToken).ConfigureAwait(false);
            if (!found.Exists(other => other.EventId == next.EventId))
            {
                found.Add(next);
            }
        }

        return found;
    }

    private async Task<MemoryEvent> FindAsync(string name, CancellationToken cancellationToken)
    {
        var text = name.Trim();
        if (text.Length is < MinimumDigits or > MaximumLength || text.Any(char.IsControl))
        {
            throw new EventNotFoundException(name);
        }

        var entries = await new EventFinder(vault).SearchAsync(head, text, cancellationToken).ConfigureAwait(false);
        var events = entries.Select(_reader.TryRead).OfType<MemoryEvent>().DistinctBy(found => found.EventId).ToList();
        if (text.Length <= ObjectId.Size * 2 && text.All(char.IsAsciiHexDigit))
        {
            events.AddRange(await OfCommitsAsync(text, cancellationToken).ConfigureAwait(false));
        }

        return events.Count switch
        {
            1 => events[0],
            0 => throw new EventNotFoundException(name, entries.Count > 0 ? "It is a merge, which has no change of its own." : null),
            _ => throw new EventAmbiguousException(name, events.ConvertAll(found => found.EventId)),
        };
    }

    private async Task<List<MemoryEvent>> OfCommitsAsync(string digits, CancellationToken cancellationToken)
    {
        var events = new List<MemoryEvent>();
        foreach (var id in await vault.Repository.FindByPrefixAsync(digits, cancellationToken).ConfigureAwait(false))
        {
            var store = vault.Repository.Objects;
            if (await store.TryReadHeaderAsync(id, cancellationToken).ConfigureAwait(false) is { Kind: GitObjectKind.Commit }
                && _reader.TryRead(new LogEntry(id, await store.ReadCommitAsync(id, cancellationToken).ConfigureAwait(false))) is { } found)
            {
                events.Add(found);
            }
        }

        return events;
    }
}
