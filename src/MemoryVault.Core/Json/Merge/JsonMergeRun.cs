namespace MemoryVault.Json.Merge;

/// <summary>One merge: the table of <see cref="JsonMerge"/>, applied from the root down.</summary>
internal sealed class JsonMergeRun(MergeRules rules, ConflictResolution resolution, JsonPointer root)
{
    private readonly List<KeyValuePair<MergePlace, MergeStrategy>> _conflicts = [];
    private readonly List<KeyValuePair<MergePlace, MergeStrategy>> _settled = [];

    internal JsonMergeResult Run(JsonValue? @base, JsonValue? ours, JsonValue? theirs) =>
        Result(Merge(new MergePlace(null, string.Empty, @base, ours, theirs)));

    internal JsonMergeResult RunRecords(JsonArray @base, JsonArray ours, JsonArray theirs)
    {
        var at = new MergePlace(null, string.Empty, @base, ours, theirs);
        return Result(ElementMerge.OfRecords(this, at, rules.ArraysAt([]).Identities, @base, ours, theirs));
    }

    /// <summary>Merges what stands at a place.</summary>
    /// <returns>The merged value; null if nothing is to stand there.</returns>
    internal JsonValue? Merge(MergePlace at) => MergeCases.Of(at.Base, at.Ours, at.Theirs) switch
    {
        MergeCase.Agreed or MergeCase.OursOnly => at.Ours,
        MergeCase.TheirsOnly => at.Theirs,
        MergeCase.TwoObjects => new MemberMerge(this, at, at.Base as JsonObject ?? JsonObject.Empty, (JsonObject)at.Ours!, (JsonObject)at.Theirs!).Run(),
        MergeCase.TwoArrays => MergeArrays(at, at.Base as JsonArray ?? JsonArray.Empty, (JsonArray)at.Ours!, (JsonArray)at.Theirs!),
        _ => Conflict(at),
    };

    private JsonMergeResult Result(JsonValue? merged) => new(merged, _conflicts.ConvertAll(Describe)) { Settled = _settled.ConvertAll(Describe) };

    private JsonValue? MergeArrays(MergePlace at, JsonArray @base, JsonArray ours, JsonArray theirs)
    {
        var rule = rules.ArraysAt(rules.IsEmpty ? [] : PathOf(at));
        var merged = rule.Kind switch
        {
            ArrayKind.Set => ElementMerge.OfSets(this, at, @base, ours, theirs),
            ArrayKind.Append => TailMerge.Run(@base, ours, theirs),
            ArrayKind.Keyed => ElementMerge.ByIdentity(this, at, rule.Identities, @base, ours, theirs),
            _ => null,
        };
        return merged ?? Conflict(at);
    }

    private JsonValue? Conflict(MergePlace at)
    {
        var path = PathOf(at);
        var strategy = rules.StrategyAt(path) ?? resolution.Strategy;
        if (strategy == MergeStrategy.Union && UnionMerge.Run(this, at) is { } union)
        {
            _settled.Add(new(at, strategy));
            return union;
        }

        var choice = StrategyChoice.Of(strategy, at, resolution.Ours.At(path), resolution.Theirs.At(path));
        (choice == Side.Neither ? _conflicts : _settled).Add(new(at, strategy));
        return choice switch
        {
            Side.Ours => at.Ours,
            Side.Theirs => at.Theirs,
            _ => resolution.InPlace == ConflictPlace.Ours ? at.Ours : at.Base,
        };
    }

    private List<string> PathOf(MergePlace place) => [.. root.Tokens, .. place.Names()];

    private JsonConflict Describe(KeyValuePair<MergePlace, MergeStrategy> conflict)
    {
        var (place, strategy) = conflict;
        var steps = place.Steps();
        var path = steps.Aggregate(root, (pointer, step) => pointer.Append(step.Token));
        return new JsonConflict(path, place.Base, place.Ours, place.Theirs) { Steps = steps, Strategy = strategy };
    }
}
