using MemoryVault.Vaults;

namespace MemoryVault.Completers;

/// <summary>Completes the kinds of snapshots.</summary>
public sealed class SnapshotKindCompleter : VaultCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<Candidate> Find(VaultServices services, string? vault) =>
    [
        new("sync", "Files that changed were backed up"),
        new("merge", "What a remote held was merged"),
        new("restore", "Files were restored, or kept before they were replaced"),
    ];
}
