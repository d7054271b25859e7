namespace MemoryVault.Backup;

/// <summary>A memory file that discovery found on this machine.</summary>
/// <param name="Agent">Whose it is: <c>Claude Code</c>.</param>
/// <param name="Preset">The preset that found it: <c>claude-code</c>.</param>
/// <param name="Path">Where it is, absolute.</param>
/// <param name="Root">The root of the source it would belong to.</param>
/// <param name="RelativePath">Its path below the root, with <c>/</c>.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Size">Bytes.</param>
/// <param name="LastChange">When it was last written, in UTC.</param>
public sealed record MemoryFile(
    string Agent, string Preset, string Path, string Root, string RelativePath, MemoryFileKind Kind, long Size, DateTimeOffset LastChange);
