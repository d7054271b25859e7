using MemoryVault.Json;
using MemoryVault.Json.Merge;

namespace MemoryVault.Memory.Events;

/// <summary>What an undo came to.</summary>
public sealed record UndoEventsResult
{
    /// <summary>Gets the events that were undone, newest first; those that would be, in a dry run or with conflicts.</summary>
    public IReadOnlyList<MemoryEvent> Events { get; init; } = [];

    /// <summary>Gets the events that had been undone before, and still are.</summary>
    public IReadOnlyList<MemoryEvent> AlreadyUndone { get; init; } = [];

    /// <summary>Gets the events that had changed no memory.</summary>
    public IReadOnlyList<MemoryEvent> Unchanging { get; init; } = [];

    /// <summary>Gets the id of the undo's own event; null if nothing was committed.</summary>
    public string? Event { get; init; }

    /// <summary>Gets its commit; null if nothing was committed.</summary>
    public string? Revision { get; init; }

    /// <summary>Gets what changes, as operations on the memory (RFC 6902).</summary>
    public JsonPatch Patch { get; init; } = new([]);

    /// <summary>Gets the number of operations.</summary>
    public int PatchSize => Patch.Operations.Count;

    /// <summary>Gets what could not be merged: ours is what is there now, theirs what was there before the event. If there is any, nothing was committed.</summary>
    public IReadOnlyList<JsonConflict> Conflicts { get; init; } = [];

    /// <summary>Gets the event whose undo met the conflicts; null without.</summary>
    public MemoryEvent? Conflicting { get; init; }

    /// <summary>Gets the conflicts that the strategy, or the rules of the vault, decided.</summary>
    public IReadOnlyList<JsonConflict> Settled { get; init; } = [];

    /// <summary>Gets the risk of the change: see <see cref="ChangeRisk"/>.</summary>
    public string Risk { get; init; } = ChangeRisk.Low;

    /// <summary>Gets a value indicating whether somebody should look at it.</summary>
    public bool RequiresReview { get; init; }

    /// <summary>Gets a value indicating whether it was only worked out.</summary>
    public bool DryRun { get; init; }

    /// <summary>Gets the vault's folder.</summary>
    public required string Vault { get; init; }
}
