namespace MemoryVault.Backup.Syncing;

/// <summary>A source that a sync takes.</summary>
/// <param name="Source">The source.</param>
/// <param name="IsNew">Whether it is not in the configuration yet.</param>
internal sealed record SelectedSource(MemorySource Source, bool IsNew);
