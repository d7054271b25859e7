using MemoryVault.Vaults;

namespace MemoryVault.Backup;

/// <summary>How one remote stands after a sync, or in the status.</summary>
/// <param name="Name">The remote's name.</param>
/// <param name="State">How it stands.</param>
/// <param name="Ahead">Commits here that it lacks, as far as known; null if never reached.</param>
/// <param name="Behind">Its commits that are not here, as far as known; null if never reached.</param>
/// <param name="Error">Why it failed, or null.</param>
public sealed record RemoteOutcome(string Name, RemoteState State, int? Ahead, int? Behind, string? Error)
{
    /// <summary>Gets the URL.</summary>
    public string? Url { get; init; }

    /// <summary>Gets a value indicating whether it holds encrypted files only.</summary>
    public bool IsEncrypted { get; init; }

    /// <summary>Gets what two machines can compare to know that they have the same encrypted chain; null where it is not encrypted, or was never reached.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>Gets what sort of failure it was; null where it did not fail, or long ago.</summary>
    public VaultErrorKind? Failure { get; init; }

    /// <summary>Gets when it was last reached.</summary>
    public DateTimeOffset? LastReached { get; init; }
}
