namespace MemoryVault.Stress;

/// <summary>A check-in that is in the history of <c>main</c>.</summary>
/// <param name="Revision">Its commit.</param>
/// <param name="Operation">Which it is.</param>
/// <param name="Fence">The fencing token of its lease.</param>
public sealed record CheckedIn(string Revision, string Operation, long Fence);
