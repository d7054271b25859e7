namespace MemoryVault.Json.Merge;

/// <summary>
/// Merges two versions of a JSON value that came from one. The first row that fits counts:
/// <code>
/// base, ours, theirs                                            result
/// ─────────────────────────────────────────────────────────────────────────────────────────────────
/// ours = theirs                                                 that
/// theirs = base                                                 ours
/// ours = base                                                   theirs
/// both objects; base an object or missing                       member by member, by this table
/// both arrays under the rule `set`; base an array or missing    what both have, and what one added
/// both arrays under the rule `append`, both begin with base     base, and both tails
/// both arrays whose elements have one unique identity each      element by element, by this table
/// one deleted it, the other changed it                          a conflict
/// anything else                                                 a conflict
/// </code>
/// </summary>
/// <remarks>
/// <para>Equality is that of <see cref="JsonValue"/>: by meaning. Missing is not null. A missing array counts as an empty one, and an empty
/// one as an array of whatever identity the others have.</para>
/// <para>It is symmetric: with the sides swapped the same comes out, therefore a conflict leaves the base's value in place
/// (<see cref="ConflictResolution"/> can put another there). It is total: it never fails, and a value that one side put there is in the
/// result, was changed or deleted by the other side alone, or is in a conflict.</para>
/// <para>Order (of members and of elements with an identity) is no value: see <see cref="MergedOrder"/>. Time and memory grow with
/// the length of the documents.</para>
/// </remarks>
/// <param name="rules">What the paths of the vault say about arrays and strategies.</param>
public sealed class JsonMerge(MergeRules rules)
{
    /// <summary>Gets what is done about conflicts: nothing, unless set.</summary>
    public ConflictResolution Resolution { get; init; } = ConflictResolution.None;

    /// <summary>Merges.</summary>
    /// <param name="base">What both came from; null if there was nothing.</param>
    /// <param name="ours">Our version; null if we deleted it.</param>
    /// <param name="theirs">Their version; null if they deleted it.</param>
    /// <param name="at">Where the values stand, for the rules and the paths of conflicts; null for the root.</param>
    public JsonMergeResult Run(JsonValue? @base, JsonValue? ours, JsonValue? theirs, JsonPointer? at = null) =>
        new JsonMergeRun(rules, Resolution, at ?? JsonPointer.Root).Run(@base, ours, theirs);

    /// <summary>Merges records that stand one after the other, as in JSONL, each found by its identity or else by what it is.</summary>
    /// <returns>The merged records as an array. A record that was not changed is the same instance as it was.</returns>
    internal JsonMergeResult RunRecords(JsonArray @base, JsonArray ours, JsonArray theirs) =>
        new JsonMergeRun(rules.ForRecords(), Resolution, JsonPointer.Root).RunRecords(@base, ours, theirs);
}
