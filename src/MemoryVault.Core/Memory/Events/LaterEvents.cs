using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Memory.Events;

/// <summary>
/// What later events say about earlier ones: which were approved, which were undone. They are read from the newest backwards, only as far as they are asked for.
/// </summary>
/// <remarks>An undo that was undone itself does not count; as it is always older than what undoes it, reading backwards meets that one first.</remarks>
internal sealed class LaterEvents(Vault vault, ObjectId head)
{
    // The clocks of two machines may differ; by more than a day nobody's does for long.
    private static readonly TimeSpan Slack = TimeSpan.FromDays(1);

    private readonly EventReader _reader = new(vault.Paths.Root);
    private readonly Dictionary<string, EventApproval> _approvals = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, EventReversal> _reversals = new(StringComparer.OrdinalIgnoreCase);
    private DateTimeOffset? _readFrom;
    private DateTimeOffset? _readSince;

    /// <summary>Gets how far back it has read; null if it was not asked yet.</summary>
    internal DateTimeOffset? ReadSince => _readSince;

    /// <summary>Gives an event with what was said about it since.</summary>
    internal async ValueTask<MemoryEvent> AddToAsync(MemoryEvent found, CancellationToken cancellationToken)
    {
        await ReadAsync(found.Timestamp - Slack, cancellationToken).ConfigureAwait(false);
        return found with { Approval = _approvals.GetValueOrDefault(found.EventId), Reversal = _reversals.GetValueOrDefault(found.EventId) };
    }

    // Each step back is twice as long as what has been read, so that reading a long history takes few walks.
    private async Task ReadAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        if (since >= _readSince)
        {
            return;
        }

        // It might be tempting to measure from now. Do not: of a vault in which nothing was done for a year the first page would read two.
        _readFrom ??= since;
        var doubled = _readSince is { } read && read - (_readFrom - read + Slack) is { } further && further > DateTimeOffset.UnixEpoch ? further : since;
        var query = new LogQuery
        {
            Start = head,
            Since = doubled < since ? doubled : since,
            Until = _readSince - TimeSpan.FromSeconds(1),
            Messages = [EventQuery.Line(EventTrailer.Kind, EventKinds.Approve), EventQuery.Line(EventTrailer.Kind, EventKinds.Undo)],
        };
        await foreach (var entry in vault.Repository.LogAsync(query, cancellationToken).ConfigureAwait(false))
        {
            if (_reader.TryRead(entry) is { } later)
            {
                Take(later);
            }
        }

        _readSince = query.Since;
    }

    private void Take(MemoryEvent later)
    {
        var by = later.AgentId ?? later.Machine ?? "?";
        foreach (var approved in later.Approves)
        {
            // The first approval is the one that counts, and it is met last.
            _approvals[approved] = new EventApproval(by, later.Timestamp, later.Provenance.Justification, later.EventId);
        }

        if (!_reversals.ContainsKey(later.EventId))
        {
            foreach (var undone in later.Undoes)
            {
                _reversals.TryAdd(undone, new EventReversal(by, later.Timestamp, later.EventId));
            }
        }
    }
}
