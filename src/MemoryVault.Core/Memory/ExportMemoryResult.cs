namespace MemoryVault.Memory;

/// <summary>The file that the shared memory was exported to.</summary>
/// <param name="Path">The file, absolute.</param>
/// <param name="Bytes">Its length; 0 in a plan.</param>
/// <param name="At">The state that was asked for; null for the newest.</param>
/// <param name="Vault">The vault's folder.</param>
public sealed record ExportMemoryResult(string Path, long Bytes, string? At, string Vault);
