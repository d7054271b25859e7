namespace MemoryVault.Backup;

/// <summary>What a sync does.</summary>
public sealed record SyncOptions
{
    /// <summary>Gets folders to sync; one that is no source yet becomes one, its preset recognised.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Gets the names of the sources to sync, with wildcards; empty means all, unless <see cref="Paths"/> names some.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Gets a value indicating whether remotes are left alone.</summary>
    public bool NoPush { get; init; }

    /// <summary>Gets the names of remotes that are left alone, because they failed not long ago.</summary>
    public IReadOnlyList<string> SkippedRemotes { get; init; } = [];

    /// <summary>Gets a value indicating whether session sources are left alone.</summary>
    public bool NoSessions { get; init; }

    /// <summary>Gets a value indicating whether nothing is written: the result is the plan.</summary>
    public bool DryRun { get; init; }

    /// <summary>
    /// Gets paths (in the vault or on this machine, with wildcards) whose quarantined content is accepted as good: a memory that
    /// shrank or was emptied on purpose.
    /// </summary>
    public IReadOnlyList<string> Accept { get; init; } = [];

    /// <summary>Gets how long to wait for another sync that holds the vault.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(30);
}
