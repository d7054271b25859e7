using MemoryVault.Git;

namespace MemoryVault.Vaults;

/// <summary>What of a change depends on the id of its own commit, as a lease table does that says which commit a lease is at.</summary>
/// <param name="Objects">Further objects.</param>
/// <param name="Refs">Further refs, which move in the same transaction.</param>
public sealed record CommitFollowUp(IReadOnlyCollection<GitObject> Objects, IReadOnlyList<RefUpdate> Refs);
