using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Backup.Scanning;

/// <summary>What reading a source gave: the state of its files, and what is to be written.</summary>
internal sealed class SourceReading
{
    /// <summary>Gets the source.</summary>
    internal required MemorySource Source { get; init; }

    /// <summary>Gets what was known before.</summary>
    internal required IndexedSource Before { get; init; }

    /// <summary>Gets its files now.</summary>
    internal Dictionary<string, IndexEntry> Entries { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the edits of the view of this source, by path below its folder.</summary>
    internal List<TreeEdit> ViewEdits { get; } = [];

    /// <summary>Gets the edits of <c>quarantine/</c>, by path in the vault.</summary>
    internal List<TreeEdit> QuarantineEdits { get; } = [];

    /// <summary>Gets the blobs that are still to be written.</summary>
    internal List<GitObject> Blobs { get; } = [];

    /// <summary>Gets the files that changed.</summary>
    internal List<FileChange> Changes { get; } = [];

    /// <summary>Gets what looks damaged.</summary>
    internal List<QuarantinedFile> Quarantined { get; } = [];

    /// <summary>Gets what could not be read.</summary>
    internal List<ItemError> Errors { get; } = [];

    /// <summary>Gets or sets the number of files that are as they were.</summary>
    internal int Unchanged { get; set; }

    /// <summary>Gets or sets a value indicating whether the index must be written: an entry or stamp is new.</summary>
    internal bool IndexChanged { get; set; }

    /// <summary>Gets a value indicating whether there is nothing to commit for it.</summary>
    internal bool IsQuiet => ViewEdits.Count == 0 && QuarantineEdits.Count == 0;

    /// <summary>Gets the bytes of all its files.</summary>
    internal long Bytes
    {
        get
        {
            var bytes = 0L;
            foreach (var entry in Entries.Values)
            {
                bytes += Math.Max(0, entry.Size);
            }

            return bytes;
        }
    }
}
