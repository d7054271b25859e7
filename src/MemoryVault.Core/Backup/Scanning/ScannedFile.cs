using MemoryVault.Files;

namespace MemoryVault.Backup.Scanning;

/// <summary>A file of a source, as a scan sees it; not read yet.</summary>
/// <param name="Path">Its path below the root, with <c>/</c>.</param>
/// <param name="FullPath">Its path on this machine.</param>
/// <param name="Stamp">Its size and times.</param>
/// <param name="Executable">Whether it may be executed.</param>
internal sealed record ScannedFile(string Path, string FullPath, FileStamp Stamp, bool Executable);
