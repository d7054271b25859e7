using MemoryVault.Vaults;

namespace MemoryVault.History;

/// <summary>What a restore wrote, or with <see cref="RestoreOptions.DryRun"/> would write.</summary>
public sealed record RestoreResult
{
    /// <summary>Gets the revision that was restored.</summary>
    public required string Revision { get; init; }

    /// <summary>Gets the files, in the order of their paths.</summary>
    public IReadOnlyList<RestoredFile> Files { get; init; } = [];

    /// <summary>Gets the commit that keeps what was replaced; null if nothing needed keeping.</summary>
    public string? SafetyCommit { get; init; }

    /// <summary>Gets the commit that makes the restored files the newest state; null if they were that already, or were restored elsewhere.</summary>
    public string? Commit { get; init; }

    /// <summary>Gets the files whose bytes were read back and are what their id says.</summary>
    public int Verified { get; init; }

    /// <summary>Gets what could not be restored while the rest went on.</summary>
    public IReadOnlyList<ItemError> Errors { get; init; } = [];

    /// <summary>Gets a value indicating whether this is a plan.</summary>
    public bool DryRun { get; init; }

    /// <summary>Gets the vault's folder.</summary>
    public required string Vault { get; init; }
}
