namespace MemoryVault.Memory.Events;

/// <summary>Which events <see cref="ApproveEvents"/> approves, and in whose name.</summary>
public sealed record ApproveEventsOptions
{
    /// <summary>Gets the events: ids, beginnings of ids, or commits.</summary>
    public required IReadOnlyList<string> Events { get; init; }

    /// <summary>Gets who approves; null for <c>user@machine</c>.</summary>
    public string? Agent { get; init; }

    /// <summary>Gets why; null if they do not say.</summary>
    public string? Justification { get; init; }

    /// <summary>Gets a value indicating whether it is only worked out.</summary>
    public bool DryRun { get; init; }
}
