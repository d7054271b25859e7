using MemoryVault.Backup;
using MemoryVault.Knowledge;
using MemoryVault.Secrets;
using MemoryVault.Transcripts;

namespace MemoryVault.Vaults;

/// <summary>This machine's configuration of a vault: <c>config.json</c>. It holds no secret.</summary>
public sealed record VaultConfiguration
{
    /// <summary>The version of the file's format that this program writes.</summary>
    public const int CurrentVersion = 1;

    /// <summary>Gets the version of the file's format.</summary>
    public int Version { get; init; } = CurrentVersion;

    /// <summary>Gets the name of this machine in the vault: the folder of its backups.</summary>
    public required string Machine { get; init; }

    /// <summary>Gets what is backed up.</summary>
    public IReadOnlyList<MemorySource> Sources { get; init; } = [];

    /// <summary>Gets where session transcripts are pulled from.</summary>
    public IReadOnlyList<SessionSource> SessionSources { get; init; } = [];

    /// <summary>Gets where the vault is pushed to.</summary>
    public IReadOnlyList<VaultRemote> Remotes { get; init; } = [];

    /// <summary>Gets the remote that leases and check-ins are decided at; null where that is this vault itself.</summary>
    public VaultRemote? Coordinator => Remotes.FirstOrDefault(remote => remote.Coordinate);

    /// <summary>Gets the knowledge projects.</summary>
    public IReadOnlyList<KnowledgeRegistration> Knowledge { get; init; } = [];

    /// <summary>Gets the secrets that may leave this machine.</summary>
    public IReadOnlyList<AllowedSecret> AllowedSecrets { get; init; } = [];

    /// <summary>Gets the bounds and choices.</summary>
    public VaultPolicies Policies { get; init; } = new();
}
