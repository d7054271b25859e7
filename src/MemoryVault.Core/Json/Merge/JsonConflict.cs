namespace MemoryVault.Json.Merge;

/// <summary>A place that both sides changed, each in its own way.</summary>
/// <param name="Path">The place in the merged document. The index of an array's element is the one that it has there.</param>
/// <param name="Base">What stood there before; null for nothing (JSON's null is <see cref="JsonNull"/>).</param>
/// <param name="Ours">What our side has there; null if it deleted it.</param>
/// <param name="Theirs">What their side has there; null if it deleted it.</param>
public sealed record JsonConflict(JsonPointer Path, JsonValue? Base, JsonValue? Ours, JsonValue? Theirs)
{
    /// <summary>Gets the way from the merged value to the place, which names elements by what identifies them, and so still leads there when others were added.</summary>
    public IReadOnlyList<MergeStep> Steps { get; init; } = [];

    /// <summary>Gets the strategy that was to decide it.</summary>
    public MergeStrategy Strategy { get; init; }
}
