namespace MemoryVault.Backup;

/// <summary>A file that looked damaged, so that its last good version was kept.</summary>
/// <param name="Source">The source's name.</param>
/// <param name="Path">The file's path in the vault.</param>
/// <param name="QuarantinePath">Where the damaged content lies in the vault.</param>
/// <param name="Reason">What looks wrong: <c>no longer parses as JSON (line 3)</c>, <c>0 bytes</c>, <c>shrank from 18,400 to 12 bytes</c>.</param>
public sealed record QuarantinedFile(string Source, string Path, string QuarantinePath, string Reason);
