using MemoryVault.Backup;
using MemoryVault.History;

namespace MemoryVault.Vaults;

/// <summary>What became of <see cref="CreateVault"/>.</summary>
public sealed record CreateVaultResult
{
    /// <summary>Gets the vault's folder.</summary>
    public required string Vault { get; init; }

    /// <summary>Gets this machine's name in it.</summary>
    public required string Machine { get; init; }

    /// <summary>Gets a value indicating whether it was made now; false where it was there.</summary>
    public bool Created { get; init; }

    /// <summary>Gets its newest commit, or null.</summary>
    public string? Head { get; init; }

    /// <summary>Gets the machines that the remote's vault knows; empty without a remote.</summary>
    public IReadOnlyList<string> KnownMachines { get; init; } = [];

    /// <summary>Gets the fingerprint of the encrypted remote that everything came from, to be compared with another machine's; null where it was not encrypted.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>Gets the sources that were taken over, with their places on this machine.</summary>
    public IReadOnlyList<MemorySource> Sources { get; init; } = [];

    /// <summary>Gets a value indicating whether the remote holds a redacted copy, so that credentials are blacked out in this vault and in what was restored.</summary>
    public bool IsRedacted { get; init; }

    /// <summary>Gets what was restored to its place; null if nothing was to be.</summary>
    public RestoreResult? Restored { get; init; }
}
