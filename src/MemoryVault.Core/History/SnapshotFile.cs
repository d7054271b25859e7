using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.History;

/// <summary>One file of a snapshot, or a folder of it that cannot be read.</summary>
/// <param name="Path">The path in the vault.</param>
/// <param name="Entry">What stands there.</param>
/// <param name="Problem">Why the folder cannot be read; null for a file.</param>
internal readonly record struct SnapshotFile(string Path, TreeEntry Entry, VaultException? Problem = null);
