namespace MemoryVault.Memory.Events;

/// <summary>What became of events that were to be approved.</summary>
public sealed record ApproveEventsResult
{
    /// <summary>Gets the events with their approvals: the new one, or the one that they had already.</summary>
    public required IReadOnlyList<MemoryEvent> Events { get; init; }

    /// <summary>Gets the ids of those that were approved already.</summary>
    public IReadOnlyList<string> AlreadyApproved { get; init; } = [];

    /// <summary>Gets the id of the approval's event; null if all were approved already.</summary>
    public string? Event { get; init; }

    /// <summary>Gets its commit; null if all were approved already.</summary>
    public string? Revision { get; init; }

    /// <summary>Gets the vault's folder.</summary>
    public required string Vault { get; init; }
}
