using FsCheck;
using FsCheck.Fluent;
using MemoryVault.Json;
using MemoryVault.Json.Merge;

namespace MemoryVault.Tests.Json.Merge;

public sealed class JsonMergePropertyTests
{
    private static readonly JsonMerge[] Merges = [.. new[] { "keyed", "set", "append", "whole" }.Select(kind => new JsonMerge(Rules(kind)))];

    [Fact]
    public void Swapped_sides_give_the_same_document_and_the_same_conflicts() => Holds(MergeScenario.Any, (merge, s) =>
    {
        var one = merge.Run(s.Base, s.Ours, s.Theirs);
        var other = merge.Run(s.Base, s.Theirs, s.Ours);
        return Equals(one.Merged, other.Merged)
            && Sorted(one.Conflicts).SequenceEqual(Sorted(other.Conflicts.Select(c => new JsonConflict(c.Path, c.Base, c.Theirs, c.Ours))));
    });

    [Theory]
    [InlineData("[null]", "[[null]]")]
    [InlineData("[\"null\"]", "[null]")]
    [InlineData("[\"1\"]", "[1]")]
    public void What_is_written_alike_has_one_order_whichever_side_it_is_on(string ours, string theirs)
    {
        foreach (var merge in Merges)
        {
            var (mine, other) = (JsonValue.Parse(System.Text.Encoding.UTF8.GetBytes(ours)), JsonValue.Parse(System.Text.Encoding.UTF8.GetBytes(theirs)));
            Assert.Equal(merge.Run(null, mine, other).Merged, merge.Run(null, other, mine).Merged);
        }
    }

    [Fact]
    public void Two_equal_sides_give_that_side() => Holds(MergeScenario.Any, (merge, s) => IsClean(merge.Run(s.Base, s.Ours, s.Ours), s.Ours));

    [Fact]
    public void A_side_that_changed_nothing_gives_the_other() => Holds(MergeScenario.Any, (merge, s) =>
        IsClean(merge.Run(s.Base, s.Base, s.Theirs), s.Theirs) && IsClean(merge.Run(s.Base, s.Ours, s.Base), s.Ours));

    [Fact]
    public void A_conflict_leaves_the_value_of_the_base_at_its_path() => Holds(MergeScenario.Any, (merge, s) =>
    {
        var result = merge.Run(s.Base, s.Ours, s.Theirs);
        return result.Conflicts.All(conflict =>
            Equals(conflict.Base, result.Merged is { } merged && conflict.Path.TryResolve(merged, out var found) ? found : null)
            && !Equals(conflict.Ours, conflict.Theirs) && !Equals(conflict.Ours, conflict.Base) && !Equals(conflict.Theirs, conflict.Base));
    });

    [Fact]
    public void Each_value_of_a_side_is_kept_or_was_changed_by_the_other_alone_or_is_in_a_conflict() => Holds(MergeScenario.OfKeyed, (_, s) =>
    {
        var result = new JsonMerge(MergeRules.Default).Run(s.Base, s.Ours, s.Theirs);
        return LosesNothing(s.Base, s.Ours, s.Theirs, result) && LosesNothing(s.Base, s.Theirs, s.Ours, result);
    });

    [Fact]
    public void A_merge_without_conflict_taken_in_again_changes_nothing() => Holds(MergeScenario.OfKeyed, (_, s) =>
    {
        var merge = new JsonMerge(MergeRules.Default);
        var result = merge.Run(s.Base, s.Ours, s.Theirs);
        return result.Conflicts.Count > 0 || IsClean(merge.Run(s.Ours, s.Ours, result.Merged), result.Merged);
    });

    [Fact]
    public void The_strategies_ours_and_theirs_mirror_each_other_and_leave_no_conflict() => Holds(MergeScenario.Any, (_, s) =>
    {
        var ours = With(MergeStrategy.Ours).Run(s.Base, s.Ours, s.Theirs);
        var theirs = With(MergeStrategy.Theirs).Run(s.Base, s.Theirs, s.Ours);
        return ours.Conflicts.Count == 0 && theirs.Conflicts.Count == 0 && Equals(ours.Merged, theirs.Merged);
    });

    [Fact]
    public void What_no_strategy_decides_is_the_same_as_without_one() => Holds(MergeScenario.Any, (_, s) =>
    {
        var plain = new JsonMerge(MergeRules.Default).Run(s.Base, s.Ours, s.Theirs);
        var ours = With(MergeStrategy.Ours).Run(s.Base, s.Ours, s.Theirs);
        return plain.Conflicts.Count == ours.Settled.Count && (plain.Conflicts.Count > 0 || Equals(plain.Merged, ours.Merged));
    });

    private static JsonMerge With(MergeStrategy strategy) => new(MergeRules.Default) { Resolution = new ConflictResolution(strategy) };

    private static MergeRules Rules(string kind) => MergeRules.Parse(JsonValue.Parse(System.Text.Encoding.UTF8.GetBytes($$"""{"rules": [{"path": "/**", "array": "{{kind}}"}]}""")));

    private static void Holds(Arbitrary<MergeScenario> scenarios, Func<JsonMerge, MergeScenario, bool> property) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(scenarios, scenario => Merges.All(merge => property(merge, scenario))));

    private static bool IsClean(JsonMergeResult result, JsonValue? expected) => result.Conflicts.Count == 0 && Equals(result.Merged, expected);

    private static IEnumerable<string> Sorted(IEnumerable<JsonConflict> conflicts) =>
        conflicts.Select(c => $"{c.Path} {Canonical(c.Base)} {Canonical(c.Ours)} {Canonical(c.Theirs)}").Order(StringComparer.Ordinal);

    // Two equal values may be spelled in two ways; which of them is taken may depend on the side.
    private static string Canonical(JsonValue? value) => value?.GetHashCode().ToString() ?? "-";

    private static bool LosesNothing(JsonValue? before, JsonValue? side, JsonValue? other, JsonMergeResult result)
    {
        var (inBase, inOther, merged) = (Leaves(before), Leaves(other), Leaves(result.Merged));
        var conflicts = result.Conflicts.Select(Place).ToList();
        return Leaves(side).All(leaf =>
            Has(merged, leaf)
            || (Has(inBase, leaf) && !Has(inOther, leaf))
            || conflicts.Exists(conflict => leaf.Key.StartsWith(conflict, StringComparison.Ordinal)));
    }

    private static bool Has(Dictionary<string, JsonValue> leaves, KeyValuePair<string, JsonValue> leaf) =>
        leaves.TryGetValue(leaf.Key, out var value) && value.Equals(leaf.Value);

    private static string Place(JsonConflict conflict) =>
        string.Concat(conflict.Steps.Select(step => "/" + (step.Identity is { } identity ? identity.ToString() : step.Token)));

    private static Dictionary<string, JsonValue> Leaves(JsonValue? value)
    {
        var leaves = new Dictionary<string, JsonValue>();
        Collect(value, string.Empty, leaves);
        return leaves;
    }

    private static void Collect(JsonValue? value, string path, Dictionary<string, JsonValue> leaves)
    {
        switch (value)
        {
            case JsonArray array:
                foreach (var item in array)
                {
                    Collect(item, $"{path}/{{\"id\":{((JsonObject)item).Find("id")}}}", leaves);
                }

                break;
            case JsonObject members:
                foreach (var (name, member) in members)
                {
                    Collect(member, $"{path}/{name}", leaves);
                }

                break;
            case not null:
                leaves.Add(path, value);
                break;
        }
    }
}
