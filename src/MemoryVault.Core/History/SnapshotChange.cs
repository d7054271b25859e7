using MemoryVault.Backup;

namespace MemoryVault.History;

/// <summary>One file that differs between two snapshots.</summary>
/// <param name="Change">What happened from the older to the newer.</param>
/// <param name="Path">The path in the vault.</param>
/// <param name="OldSize">Bytes before; null if it was not there.</param>
/// <param name="NewSize">Bytes after; null if it is not there.</param>
/// <param name="OldId">The blob before, or null.</param>
/// <param name="NewId">The blob after, or null.</param>
/// <param name="From">The older revision.</param>
/// <param name="To">The newer revision.</param>
public sealed record SnapshotChange(
    ChangeKind Change, string Path, long? OldSize, long? NewSize, string? OldId, string? NewId, string From, string To)
{
    /// <summary>Gets the vault's folder, so that it pipes.</summary>
    public required string Vault { get; init; }
}
