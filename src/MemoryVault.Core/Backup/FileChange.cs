namespace MemoryVault.Backup;

/// <summary>One file that a sync took.</summary>
/// <param name="Change">What happened to it.</param>
/// <param name="Source">The source's name.</param>
/// <param name="Path">Its path in the vault.</param>
/// <param name="Size">Its size now, in bytes; 0 if deleted.</param>
public sealed record FileChange(ChangeKind Change, string Source, string Path, long Size);
