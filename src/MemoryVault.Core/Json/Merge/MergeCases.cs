namespace MemoryVault.Json.Merge;

/// <summary>Finds the row of the table in <see cref="JsonMerge"/>.</summary>
internal static class MergeCases
{
    /// <summary>Tells what three versions come to.</summary>
    /// <remarks>Values keep their hashes, so that two that differ are told apart at once, at each level of a document anew.</remarks>
    internal static MergeCase Of(JsonValue? @base, JsonValue? ours, JsonValue? theirs) =>
        Equals(ours, theirs) ? MergeCase.Agreed
        : Equals(theirs, @base) ? MergeCase.OursOnly
        : Equals(ours, @base) ? MergeCase.TheirsOnly
        : (@base, ours, theirs) switch
        {
            (null or JsonObject, JsonObject, JsonObject) => MergeCase.TwoObjects,
            (null or JsonArray, JsonArray, JsonArray) => MergeCase.TwoArrays,
            _ => MergeCase.Conflict,
        };
}
