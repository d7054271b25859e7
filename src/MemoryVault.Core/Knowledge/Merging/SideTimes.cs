namespace MemoryVault.Knowledge;

/// <summary>When each side of a merge changed a file last.</summary>
/// <param name="Ours">Our side; null if unknown.</param>
/// <param name="Theirs">Their side; null if unknown.</param>
internal sealed record SideTimes(DateTimeOffset? Ours, DateTimeOffset? Theirs);
