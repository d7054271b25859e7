namespace MemoryVault.Files;

/// <summary>What the system says of a path.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Stamp">Its stamp, if it is a file.</param>
/// <param name="Executable">Whether its owner may execute it.</param>
public readonly record struct FileFacts(FileKind Kind, FileStamp Stamp, bool Executable);
