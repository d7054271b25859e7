using MemoryVault.Transcripts;
using MemoryVault.Vaults;

namespace MemoryVault.Backup;

/// <summary>What a sync did, or with <see cref="SyncOptions.DryRun"/> would do.</summary>
public sealed record SyncResult
{
    /// <summary>Gets the id of the commit with the changes; null when nothing changed.</summary>
    public string? Commit { get; init; }

    /// <summary>Gets the number of files that are new.</summary>
    public int Added { get; init; }

    /// <summary>Gets the number of files with new content.</summary>
    public int Modified { get; init; }

    /// <summary>Gets the number of files that are gone from their source; they stay in the history.</summary>
    public int Deleted { get; init; }

    /// <summary>Gets the number of files that are as they were.</summary>
    public int Unchanged { get; init; }

    /// <summary>Gets what looks damaged; the last good version stays.</summary>
    public IReadOnlyList<QuarantinedFile> Quarantined { get; init; } = [];

    /// <summary>Gets what could not be done while the rest went on.</summary>
    public IReadOnlyList<ItemError> Errors { get; init; } = [];

    /// <summary>Gets what became of each remote.</summary>
    public IReadOnlyList<RemoteOutcome> Remotes { get; init; } = [];

    /// <summary>Gets the number of conflicts that this sync recorded under <c>conflicts/</c>.</summary>
    public int Conflicts { get; init; }

    /// <summary>Gets what was pulled of each session source; empty where only some sources were named.</summary>
    public IReadOnlyList<SessionPullOutcome> Sessions { get; init; } = [];

    /// <summary>Gets the sources that were taken, with the number of their files.</summary>
    public IReadOnlyList<SourceOutcome> Sources { get; init; } = [];

    /// <summary>Gets the changes, one a file, in the order of their paths.</summary>
    public IReadOnlyList<FileChange> Changes { get; init; } = [];

    /// <summary>Gets a value indicating whether this is a plan and nothing was written.</summary>
    public bool DryRun { get; init; }

    /// <summary>Gets the vault's folder.</summary>
    public required string Vault { get; init; }

    /// <summary>Gets how long it took.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Gets the exit code of DESIGN section 5: 0, 1 (an item failed), 5 (committed, not pushed), 6 (an encrypted remote is not what was published there).</summary>
    public int ExitCode => Errors.Count > 0 ? 1 : Remotes.Any(r => r.Failure == VaultErrorKind.Integrity) ? 6 : Remotes.Any(r => r.State == RemoteState.Failed) ? 5 : 0;
}
