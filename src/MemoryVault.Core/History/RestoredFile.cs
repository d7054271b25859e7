namespace MemoryVault.History;

/// <summary>One file of a restore.</summary>
/// <param name="Path">Its path in the vault.</param>
/// <param name="Target">Where it is written.</param>
/// <param name="Action">What is done.</param>
/// <param name="Size">Bytes.</param>
public sealed record RestoredFile(string Path, string Target, RestoreAction Action, long Size);
