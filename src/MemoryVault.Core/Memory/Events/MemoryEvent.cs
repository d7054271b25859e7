using MemoryVault.Json;

namespace MemoryVault.Memory.Events;

/// <summary>One event of the vault: a commit, as its trailers tell it. The log of events is git's own history, not a second copy.</summary>
public sealed record MemoryEvent
{
    /// <summary>Gets its id, a UUIDv7.</summary>
    public required string EventId { get; init; }

    /// <summary>Gets what it is: <c>checkin</c>, <c>import</c>, <c>resolve</c>, <c>undo</c>, <c>approve</c>, ... (<see cref="EventKinds"/>).</summary>
    public required string Kind { get; init; }

    /// <summary>Gets the agent in whose name it was; null for the vault itself.</summary>
    public string? AgentId { get; init; }

    /// <summary>Gets when it was, to the second. One that was imported keeps its time, which is earlier than that of its commit.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>Gets the commit that it is.</summary>
    public required string Revision { get; init; }

    /// <summary>Gets the first line of the commit's message.</summary>
    public string Subject { get; init; } = string.Empty;

    /// <summary>Gets the commit that the change was made from: what the agent had read. If the head had gone on meanwhile it is older than <see cref="HeadHashBefore"/>. Null if that is not recorded.</summary>
    public string? BaseHash { get; init; }

    /// <summary>Gets the id of the commit before (git's SHA-1 over the state and all that led to it); null for the first one.</summary>
    public string? HeadHashBefore { get; init; }

    /// <summary>Gets the id of the commit after, which is <see cref="Revision"/>.</summary>
    public string HeadHashAfter => Revision;

    /// <summary>Gets what it changed, as operations on the memory as one document (RFC 6902); null if it was not asked for.</summary>
    public JsonPatch? Patch { get; init; }

    /// <summary>Gets the number of operations; null if the commit does not say and the patch was not asked for.</summary>
    public int? PatchSize { get; init; }

    /// <summary>Gets where it comes from.</summary>
    public required EventProvenance Provenance { get; init; }

    /// <summary>Gets how risky the change was found: <c>low</c> or <c>medium</c>; null for what changes no memory.</summary>
    public string? Risk { get; init; }

    /// <summary>Gets a value indicating whether somebody should look at it.</summary>
    public bool RequiresReview { get; init; }

    /// <summary>Gets whether somebody has.</summary>
    public ReviewState ReviewState => Approval is not null ? ReviewState.Approved : RequiresReview ? ReviewState.Required : ReviewState.None;

    /// <summary>Gets who approved it; null if nobody did.</summary>
    public EventApproval? Approval { get; init; }

    /// <summary>Gets who undid it; null if nobody did.</summary>
    public EventReversal? Reversal { get; init; }

    /// <summary>Gets the lease that it was made under, or that it ended; null for none.</summary>
    public string? Lease { get; init; }

    /// <summary>Gets the fencing token of that lease.</summary>
    public long? FencingToken { get; init; }

    /// <summary>Gets the machine that made it.</summary>
    public string? Machine { get; init; }

    /// <summary>Gets the events that it approves.</summary>
    public IReadOnlyList<string> Approves { get; init; } = [];

    /// <summary>Gets the events that it undoes.</summary>
    public IReadOnlyList<string> Undoes { get; init; } = [];

    /// <summary>Gets the vault's folder, so that it pipes.</summary>
    public required string Vault { get; init; }
}
