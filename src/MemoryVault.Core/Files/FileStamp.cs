namespace MemoryVault.Files;

/// <summary>What tells, without reading it, that a file is probably as it was.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="Modified">When its content last changed, in nanoseconds since 1970.</param>
/// <param name="Changed">When anything of it last changed (<c>ctime</c>), in nanoseconds since 1970; 0 where the system does not tell.</param>
/// <param name="Inode">Its number in the file system; 0 where the system does not tell.</param>
public readonly record struct FileStamp(long Size, long Modified, long Changed, ulong Inode);
