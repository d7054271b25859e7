namespace MemoryVault.Json.Merge;

/// <summary>Gives a conflict a value that holds what both sides have, where there is one.</summary>
internal static class UnionMerge
{
    /// <summary>
    /// Unites: two objects by their members, two arrays by their elements, and of a value that one side deleted what the other made of it.
    /// </summary>
    /// <returns>The union; null where the two cannot both stand.</returns>
    internal static JsonValue? Run(JsonMergeRun run, MergePlace at) => (at.Ours, at.Theirs) switch
    {
        (null, { } theirs) => theirs,
        ({ } ours, null) => ours,
        (JsonObject ours, JsonObject theirs) => new MemberMerge(run, at, JsonObject.Empty, ours, theirs).Run(),
        (JsonArray ours, JsonArray theirs) => ElementMerge.OfSets(run, at, JsonArray.Empty, ours, theirs),
        _ => null,
    };
}
