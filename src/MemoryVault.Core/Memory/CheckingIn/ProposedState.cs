using MemoryVault.Git;
using MemoryVault.Leases;

namespace MemoryVault.Memory.CheckingIn;

/// <summary>What a proposal rests on.</summary>
/// <param name="Lease">The lease that allows it; null if it needs none.</param>
/// <param name="Base">The commit that it was made from; null for an empty vault.</param>
/// <param name="Tree">The root tree of that commit.</param>
/// <param name="Changes">What it changes there.</param>
internal sealed record ProposedState(MemoryLease? Lease, ObjectId? Base, ObjectId Tree, IReadOnlyList<EntryChange> Changes);
