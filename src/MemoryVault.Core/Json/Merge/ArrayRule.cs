namespace MemoryVault.Json.Merge;

/// <summary>What holds for the array at one place.</summary>
/// <param name="Kind">How it merges.</param>
/// <param name="Identities">For <see cref="ArrayKind.Keyed"/>: what may identify an element, the most likely first.</param>
internal sealed record ArrayRule(ArrayKind Kind, IReadOnlyList<ElementIdentity> Identities);
