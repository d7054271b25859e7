namespace MemoryVault.Backup;

/// <summary>What a sync saw of one source.</summary>
/// <param name="Name">The source's name.</param>
/// <param name="Root">Its folder on this machine.</param>
/// <param name="Preset">Its preset.</param>
/// <param name="Folder">Its folder in the vault.</param>
/// <param name="Files">The files that it holds.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="IsNew">Whether this sync made it a source.</param>
public sealed record SourceOutcome(string Name, string Root, string Preset, string Folder, int Files, long Bytes, bool IsNew);
