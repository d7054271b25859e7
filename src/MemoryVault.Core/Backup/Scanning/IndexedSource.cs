using MemoryVault.Git;

namespace MemoryVault.Backup.Scanning;

/// <summary>What the index knows of one source.</summary>
internal sealed class IndexedSource
{
    /// <summary>Gets its folder on this machine when it was scanned.</summary>
    internal required string Root { get; init; }

    /// <summary>Gets the tree of its files as this machine last had them: the base of the three-way merge with head.</summary>
    internal required ObjectId View { get; init; }

    /// <summary>Gets its files by path below the root.</summary>
    internal required Dictionary<string, IndexEntry> Entries { get; init; }
}
