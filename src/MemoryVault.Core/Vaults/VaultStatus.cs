using MemoryVault.Backup;
using MemoryVault.Leases;
using MemoryVault.Memory;
using MemoryVault.Schedules;
using MemoryVault.Transcripts;

namespace MemoryVault.Vaults;

/// <summary>The answer to "is my memory safe?".</summary>
public sealed record VaultStatus
{
    /// <summary>Gets the vault's folder.</summary>
    public required string Vault { get; init; }

    /// <summary>Gets this machine's name in the vault.</summary>
    public required string Machine { get; init; }

    /// <summary>Gets the answer.</summary>
    public required VaultHealth Health { get; init; }

    /// <summary>Gets why it is not <see cref="VaultHealth.Healthy"/>, each with what to do.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Gets the newest commit; null in an empty vault.</summary>
    public string? Head { get; init; }

    /// <summary>Gets when a sync last ended without an error.</summary>
    public DateTimeOffset? LastSync { get; init; }

    /// <summary>Gets when a sync was last tried.</summary>
    public DateTimeOffset? LastAttempt { get; init; }

    /// <summary>Gets the last proof of a restore; null if there never was one.</summary>
    public ProofRecord? LastProof { get; init; }

    /// <summary>Gets the files in the vault that this machine tracks.</summary>
    public int Files { get; init; }

    /// <summary>Gets their bytes.</summary>
    public long Bytes { get; init; }

    /// <summary>Gets the files that differ from the vault now; null when it was not looked at.</summary>
    public int? Dirty { get; init; }

    /// <summary>Gets the sources and what the last look at them showed.</summary>
    public IReadOnlyList<SourceStatus> Sources { get; init; } = [];

    /// <summary>Gets the session sources, as the last pulls left them.</summary>
    public IReadOnlyList<SessionSourceStatus> SessionSources { get; init; } = [];

    /// <summary>Gets the remotes, as they stood when last reached.</summary>
    public IReadOnlyList<RemoteOutcome> Remotes { get; init; } = [];

    /// <summary>Gets what looks damaged.</summary>
    public IReadOnlyList<QuarantinedFile> Quarantined { get; init; } = [];

    /// <summary>Gets the number of unresolved conflicts.</summary>
    public int Conflicts { get; init; }

    /// <summary>Gets the leases on the shared memory that are alive.</summary>
    public IReadOnlyList<MemoryLease> Leases { get; init; } = [];

    /// <summary>Gets how the shared memory stands; null where there is none.</summary>
    public MemoryStatus? Memory { get; init; }

    /// <summary>Gets the schedules of this vault.</summary>
    public IReadOnlyList<VaultSchedule> Schedules { get; init; } = [];

    /// <summary>Gets which git is used, and why not the in-process one where that is so.</summary>
    public required GitEngineStatus GitEngine { get; init; }

    /// <summary>Gets the bytes of the vault's repository on disk.</summary>
    public long RepositoryBytes { get; init; }
}
