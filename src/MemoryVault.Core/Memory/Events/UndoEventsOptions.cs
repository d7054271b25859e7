using MemoryVault.Json.Merge;

namespace MemoryVault.Memory.Events;

/// <summary>What <see cref="UndoEvents"/> takes back: events by name, or all of an agent or a source since a time.</summary>
public sealed record UndoEventsOptions
{
    /// <summary>Gets the events: ids, beginnings of ids, or commits. Empty where <see cref="Since"/> selects.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>Gets the agent whose events are undone; null for all agents.</summary>
    public string? Agent { get; init; }

    /// <summary>Gets the source whose events are undone; null for all sources.</summary>
    public string? Source { get; init; }

    /// <summary>Gets the time since which events of the agent or source are undone.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Gets who undoes; null for <c>user@machine</c>.</summary>
    public string? By { get; init; }

    /// <summary>Gets why; null if they do not say.</summary>
    public string? Justification { get; init; }

    /// <summary>Gets what is done where the memory has changed since: ours is what is there now, theirs what was there before the event.</summary>
    public MergeStrategy Strategy { get; init; } = MergeStrategy.Fail;

    /// <summary>Gets a value indicating whether it is only worked out.</summary>
    public bool DryRun { get; init; }
}
