using MemoryVault.Files;
using MemoryVault.Git;

namespace MemoryVault.Backup.Scanning;

/// <summary>What the index knows of one file.</summary>
/// <param name="Mode">Its mode in the vault.</param>
/// <param name="Id">The blob (or the folder of segments) that the vault has for it: its content, or its last good content if it is quarantined.</param>
/// <param name="Size">The bytes of the file that this is; -1 if not known.</param>
/// <param name="Stamp">The stamp of the file when it was last read; default if it must be read again.</param>
internal sealed record IndexEntry(EntryMode Mode, ObjectId Id, long Size, FileStamp Stamp)
{
    /// <summary>Gets why the file looks damaged; null if it does not.</summary>
    internal string? Damage { get; init; }

    /// <summary>Gets the blob of the damaged content.</summary>
    internal ObjectId DamagedId { get; init; } = ObjectId.None;

    /// <summary>Gives what stands for it in the vault's tree.</summary>
    internal TreeEntry ToTreeEntry() => new(string.Empty, Mode, Id);

    /// <summary>Gives the entry without its stamp, so that the next scan reads the file.</summary>
    internal IndexEntry Unstamped() => this with { Stamp = default };
}
