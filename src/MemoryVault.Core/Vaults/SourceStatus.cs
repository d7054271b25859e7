namespace MemoryVault.Vaults;

/// <summary>How a source stands.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Root">Its folder on this machine.</param>
/// <param name="Preset">Its preset.</param>
/// <param name="Folder">Its folder in the vault.</param>
/// <param name="Files">The files that the vault tracks for it.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="Exists">Whether its folder is there.</param>
/// <param name="Error">What the last sync could not do with it, or null.</param>
public sealed record SourceStatus(
    string Name, string Root, string Preset, string Folder, int Files, long Bytes, bool Exists, string? Error);
