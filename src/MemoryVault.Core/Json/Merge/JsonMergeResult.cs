namespace MemoryVault.Json.Merge;

/// <summary>What a merge came to.</summary>
/// <param name="Merged">The merged value, null if nothing is left. Where a conflict is, it holds the base's value (nothing if there is none), or what <see cref="ConflictResolution.InPlace"/> says.</param>
/// <param name="Conflicts">What could not be merged, in the order of the document.</param>
public sealed record JsonMergeResult(JsonValue? Merged, IReadOnlyList<JsonConflict> Conflicts)
{
    /// <summary>Gets the conflicts that a strategy decided; <see cref="Merged"/> holds what it chose.</summary>
    public IReadOnlyList<JsonConflict> Settled { get; init; } = [];
}
