namespace MemoryVault.Memory.Events;

/// <summary>Which events <see cref="ListEvents"/> gives, newest first.</summary>
public sealed record ListEventsOptions
{
    /// <summary>Gets the agent whose events are wanted; null for all.</summary>
    public string? Agent { get; init; }

    /// <summary>Gets the source that their agents named; null for all.</summary>
    public string? Source { get; init; }

    /// <summary>Gets the section of the memory that they changed; null for all, also those that changed none.</summary>
    public string? Section { get; init; }

    /// <summary>Gets the time before which events are left out: that at which they came into the vault.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Gets the time after which events are left out.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Gets the kinds; empty for those of the shared memory (<see cref="EventKinds.OfMemory"/>), <see cref="EventKinds.All"/> for every one.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>Gets the state of review; null for all. Of <see cref="ReviewState.Required"/> those that were undone are left out: nobody needs to look at them.</summary>
    public ReviewState? Review { get; init; }

    /// <summary>Gets the largest number of events.</summary>
    public int? First { get; init; }

    /// <summary>Gets a value indicating whether the patches are wanted, which are worked out from the commits.</summary>
    public bool WithPatch { get; init; }
}
