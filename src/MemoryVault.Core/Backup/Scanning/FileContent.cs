using MemoryVault.Files;

namespace MemoryVault.Backup.Scanning;

/// <summary>The bytes of a file as they were at one moment.</summary>
/// <param name="Bytes">All of them.</param>
/// <param name="Stamp">The stamp that the file had before and after it was read.</param>
/// <param name="Executable">Whether it may be executed.</param>
internal sealed record FileContent(byte[] Bytes, FileStamp Stamp, bool Executable);
