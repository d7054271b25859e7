using MemoryVault.Backup;

namespace MemoryVault.Json.Merge;

/// <summary>One rule of <c>merge.json</c>.</summary>
/// <param name="Path">The places that it is about.</param>
/// <param name="Files">The files that it is about; null for all.</param>
/// <param name="Array">How arrays there merge; null to say nothing about it.</param>
/// <param name="Identity">The members that identify an element; null for the usual ones.</param>
/// <param name="Strategy">What is done about conflicts there; null to say nothing about it.</param>
internal sealed record MergeRule(PathPattern Path, Glob? Files, ArrayKind? Array, ElementIdentity? Identity, MergeStrategy? Strategy);
