namespace MemoryVault.Memory.Events;

/// <summary>How many events the shared memory has.</summary>
/// <param name="Events">All of the kinds of <see cref="EventKinds.OfMemory"/>.</param>
/// <param name="AwaitingReview">Those that somebody must look at, that nobody has approved, and that were not undone.</param>
public sealed record EventCount(int Events, int AwaitingReview);
