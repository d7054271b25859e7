using MemoryVault.Git;

namespace MemoryVault.Memory;

/// <summary>An entry whose file differs between two states of a section.</summary>
/// <param name="Key">The entry's key.</param>
/// <param name="Before">The file before; null if there was none.</param>
/// <param name="After">The file after; null if there is none.</param>
internal sealed record EntryDifference(string Key, ObjectId? Before, ObjectId? After);
