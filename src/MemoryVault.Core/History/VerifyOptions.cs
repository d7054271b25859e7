namespace MemoryVault.History;

/// <summary>What <see cref="VerifyIntegrity"/> proves.</summary>
public sealed record VerifyOptions
{
    /// <summary>Gets the revision, event id or time of the state that is restored as a proof; null for the newest.</summary>
    public string? At { get; init; }
}
