namespace MemoryVault.Vaults;

/// <summary>What this machine remembers of its vault between runs: <c>local/health.json</c>. Deleting it loses no data.</summary>
public sealed record HealthRecord
{
    /// <summary>Gets when a sync was last tried.</summary>
    public DateTimeOffset? LastAttempt { get; init; }

    /// <summary>Gets when a sync last ended without an error.</summary>
    public DateTimeOffset? LastSync { get; init; }

    /// <summary>Gets why the last sync ended early; null if it did not.</summary>
    public string? LastFailure { get; init; }

    /// <summary>Gets what the last sync could not do.</summary>
    public IReadOnlyList<ItemError> Errors { get; init; } = [];

    /// <summary>Gets the last verification.</summary>
    public ProofRecord? LastProof { get; init; }

    /// <summary>Gets the remotes by name.</summary>
    public IReadOnlyDictionary<string, RemoteHealth> Remotes { get; init; } = new Dictionary<string, RemoteHealth>();
}
