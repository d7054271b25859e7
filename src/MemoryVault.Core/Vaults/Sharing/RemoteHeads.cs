using MemoryVault.Git;

namespace MemoryVault.Vaults.Sharing;

/// <summary>Where a coordinating remote's refs stood when they were last looked at.</summary>
/// <param name="Main">Its <c>main</c>; null where it has none.</param>
/// <param name="Leases">What its ref of the lease table points to: the blob, or on a branch the newest commit of the chain; null where it has none.</param>
/// <param name="OnBranch">The table is on a branch, because the host refuses refs outside <c>refs/heads</c>.</param>
internal sealed record RemoteHeads(ObjectId? Main, ObjectId? Leases, bool OnBranch);
