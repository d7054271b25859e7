namespace MemoryVault.Memory;

/// <summary>How the shared memory stands.</summary>
/// <param name="Snapshot">The id of the git tree of <c>memory/</c>.</param>
/// <param name="LastUpdate">When it was last changed.</param>
/// <param name="LastAgent">The agent that changed it last; null where it was none.</param>
/// <param name="Events">How many events it has, of the kinds of <see cref="Events.EventKinds.OfMemory"/>.</param>
public sealed record MemoryStatus(string Snapshot, DateTimeOffset? LastUpdate, string? LastAgent, int Events);
