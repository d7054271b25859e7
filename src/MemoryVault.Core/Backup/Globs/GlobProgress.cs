namespace MemoryVault.Backup;

/// <summary>How far one pattern has come at a folder.</summary>
/// <param name="Index">Which pattern of the set.</param>
/// <param name="Bits">Its segments that come next, one bit each.</param>
/// <remarks>A class, as all that a sync keeps in lists: code for lists of one's own value types is compiled anew at each start.</remarks>
internal sealed record GlobProgress(int Index, ulong Bits);
