using MemoryVault.Files;
using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Memory.Events;

/// <summary>Counts the events of the shared memory, for the status.</summary>
/// <remarks>
/// git has no index of messages: counting by <c>rev-list --grep</c> takes a second for 100,000 commits. So the count is kept in <c>local/events</c>, and only
/// what came since is looked at; with nothing new no process is started.
/// </remarks>
public sealed class CountEvents(Vault vault)
{
    /// <summary>Counts them.</summary>
    public async Task<EventCount> RunAsync(CancellationToken cancellationToken)
    {
        var head = await vault.ReadHeadAsync(cancellationToken).ConfigureAwait(false);
        if (head is null)
        {
            return new EventCount(0, 0);
        }

        var tally = ReadTally();
        if (tally.Head == head)
        {
            return tally.Count;
        }

        tally = await LeadsToAsync(tally.Head, head, cancellationToken).ConfigureAwait(false) ? tally : new EventTally();
        tally.Take(await ListAsync(head, tally.Head, cancellationToken).ConfigureAwait(false), head);
        Keep(tally);
        return tally.Count;
    }

    // Without it the next count takes longer, and that is all.
    private void Keep(EventTally tally)
    {
        try
        {
            AtomicFile.Write(vault.Paths.EventTally, tally.ToUtf8());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            vault.Log(VaultLogLevel.Debug, "events.count", $"The count of events could not be kept: {e.Message}", vault.Paths.EventTally);
        }
    }

    // Not so if somebody set main back.
    private async ValueTask<bool> LeadsToAsync(ObjectId? counted, ObjectId head, CancellationToken cancellationToken) =>
        counted is not null
        && await vault.Repository.Objects.TryReadHeaderAsync(counted, cancellationToken).ConfigureAwait(false) is { Kind: GitObjectKind.Commit }
        && await vault.Repository.Objects.FindMergeBaseAsync(counted, head, cancellationToken).ConfigureAwait(false) == counted;

    private async Task<List<MemoryEvent>> ListAsync(ObjectId head, ObjectId? except, CancellationToken cancellationToken)
    {
        var options = new ListEventsOptions();
        var reader = new EventReader(vault.Paths.Root);
        var events = new List<MemoryEvent>();
        var query = EventQuery.Of(options, head) with { Except = except, IsTopological = true };
        await foreach (var entry in vault.Repository.LogAsync(query, cancellationToken).ConfigureAwait(false))
        {
            if (reader.TryRead(entry) is { } found && EventQuery.Fits(options, found))
            {
                events.Add(found);
            }
        }

        events.Reverse();
        return events;
    }

    private EventTally ReadTally()
    {
        try
        {
            return File.Exists(vault.Paths.EventTally) ? EventTally.Read(File.ReadAllBytes(vault.Paths.EventTally)) : new EventTally();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new EventTally();
        }
    }
}
