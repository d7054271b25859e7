using MemoryVault.Vaults;

namespace MemoryVault.History;

/// <summary>What a restore is going to do.</summary>
/// <param name="Files">The files, in the order of their paths.</param>
/// <param name="Errors">What cannot be restored.</param>
internal sealed record RestorePlan(IReadOnlyList<PlannedFile> Files, IReadOnlyList<ItemError> Errors);
