namespace MemoryVault.Stress.Operations;

/// <summary>A commit of <c>main</c>.</summary>
/// <param name="Revision">Its id.</param>
/// <param name="Kind">What it is: <c>checkin</c>, <c>force-release</c>, <c>conflict</c>, ...</param>
/// <param name="Operation">The check-in that it is; null for what is none of the agents'.</param>
/// <param name="Fence">The fencing token under which it was made; 0 for none. Of a lease that was ended by force its token.</param>
public sealed record MainCommit(string Revision, string Kind, string? Operation = null, long Fence = 0);
