namespace MemoryVault.History;

/// <summary>Which two states <see cref="CompareSnapshots"/> compares. Each is a revision, an event id, a time or <c>1h</c> ago.</summary>
public sealed record CompareOptions
{
    /// <summary>Gets the older state.</summary>
    public required string From { get; init; }

    /// <summary>Gets the newer state; null for the newest.</summary>
    public string? To { get; init; }

    /// <summary>Gets the paths in the vault to which the comparison is limited; empty for all.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Gets a value indicating whether wildcards in <see cref="Paths"/> are characters like any other.</summary>
    public bool ArePathsLiteral { get; init; }
}
