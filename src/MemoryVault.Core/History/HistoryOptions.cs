namespace MemoryVault.History;

/// <summary>Which snapshots <see cref="GetHistory"/> lists, newest first.</summary>
public sealed record HistoryOptions
{
    /// <summary>Gets a path in the vault, or on this machine inside a source; null for all.</summary>
    public string? Path { get; init; }

    /// <summary>Gets the revision, event id or time to start from; null for the newest.</summary>
    public string? At { get; init; }

    /// <summary>Gets the time before which snapshots are left out.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Gets the time after which snapshots are left out.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Gets the kinds to list (<c>sync</c>, <c>merge</c>, ...); empty for all.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>Gets the largest number of snapshots.</summary>
    public int? First { get; init; }
}
