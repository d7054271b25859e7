namespace MemoryVault.Backup;

/// <summary>A pattern of files that a preset takes, and what they hold.</summary>
/// <param name="Pattern">The pattern (<see cref="Glob"/>), relative to the source's folder.</param>
/// <param name="Kind">What the files hold.</param>
public sealed record MemoryGlob(string Pattern, MemoryFileKind Kind);
