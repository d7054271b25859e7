using FsCheck;
using FsCheck.Fluent;
using MemoryVault.Json;

namespace MemoryVault.Tests.Json.Merge;

/// <summary>Three versions of a document.</summary>
public sealed record MergeScenario(JsonValue? Base, JsonValue? Ours, JsonValue? Theirs)
{
    private static readonly string[] Names = ["a", "b", "c", "id", "v"];

    internal static Arbitrary<MergeScenario> Any { get; } = Arb.From(
        Gen.OneOf(Of(JsonGen.Documents.Generator, JsonGen.Changed), Of(Keyed, ChangedKeyed)), Shrink);

    /// <summary>Gets documents whose arrays have elements with an id each.</summary>
    internal static Arbitrary<MergeScenario> OfKeyed { get; } = Arb.From(Of(Keyed, ChangedKeyed), Shrink);

    private static Gen<JsonValue> Keyed => Gen.Sized(size => Members(Math.Clamp(size, 4, 30)));

    private static Gen<JsonValue> Scalar { get; } = Gen.Choose(0, 4).Select(JsonValue (number) => JsonNumber.Of(number));

    public override string ToString() => $"base {Base}\nours {Ours}\ntheirs {Theirs}";

    private static Gen<MergeScenario> Of(Gen<JsonValue> documents, Func<JsonValue, Gen<JsonValue>> change) =>
        from before in documents
        from ours in change(before)
        from theirs in change(before)
        from missing in Gen.Choose(0, 19)
        select new MergeScenario(missing == 0 ? null : before, missing == 1 ? null : ours, missing == 2 ? null : theirs);

    private static Gen<JsonValue> Value(int size) => size < 2 ? Scalar : Gen.OneOf(Scalar, Members(size), List(size));

    private static Gen<JsonValue> Members(int size) =>
        from names in Gen.SubListOf(Names)
        from values in Gen.CollectToList(names, name => name == "id" ? Scalar : Value(size / 3))
        select (JsonValue)new JsonObject(names.Zip(values, KeyValuePair.Create));

    private static Gen<JsonValue> List(int size) =>
        from ids in Gen.SubListOf(new long[] { 1, 2, 3, 4, 5, 9007199254740993 })
        from order in Gen.Shuffle(ids.ToArray())
        from values in Gen.CollectToList(order, _ => Members(size / 3))
        select (JsonValue)new JsonArray(order.Zip(values).Select(pair => WithId(pair.First, pair.Second)));

    private static JsonValue WithId(long id, JsonValue members) => ((JsonObject)members).With("id", JsonNumber.Of(id));

    private static Gen<JsonValue> ChangedKeyed(JsonValue value) =>
        from dice in Gen.Choose(0, 9)
        from changed in ChangedKeyed(value, dice)
        select changed;

    private static Gen<JsonValue> ChangedKeyed(JsonValue value, int dice) => value switch
    {
        JsonArray array when dice > 2 => ChangedList(array),
        JsonObject members when dice > 2 => ChangedMembers(members),
        _ when dice < 2 => Value(4),
        _ => Gen.Constant(value),
    };

    private static Gen<JsonValue> ChangedMembers(JsonObject members) =>
        from values in Gen.CollectToList(members, member => member.Key == "id" ? Gen.Constant(member.Value) : ChangedKeyed(member.Value))
        from drop in Gen.Choose(-3, members.Count)
        from name in Gen.Elements("a", "b", "c", "v", "new")
        from added in Value(3)
        select (JsonValue)new JsonObject(members.Names.Zip(values, KeyValuePair.Create)
            .Where((member, i) => i != drop || member.Key == "id").Append(KeyValuePair.Create(name, added)).DistinctBy(m => m.Key));

    private static Gen<JsonValue> ChangedList(JsonArray array) =>
        from items in Gen.CollectToList(array, item => item is JsonObject members ? ChangedMembers(members) : Gen.Constant(item))
        from drop in Gen.Choose(-3, array.Count)
        from shuffle in Gen.Choose(0, 3)
        from id in Gen.Choose(1, 9)
        from added in Members(3)
        from order in shuffle == 0 ? Gen.Shuffle(items.ToArray()) : Gen.Constant(items.ToArray())
        select Distinct(order.Where((_, i) => i != drop).Append(WithId(id, added)));

    private static JsonValue Distinct(IEnumerable<JsonValue> items) => new JsonArray(items.DistinctBy(item => item is JsonObject members ? members.Find("id") : item));

    private static IEnumerable<MergeScenario> Shrink(MergeScenario scenario)
    {
        foreach (var smaller in Smaller(scenario.Base))
        {
            yield return scenario with { Base = smaller };
        }

        foreach (var smaller in Smaller(scenario.Ours))
        {
            yield return scenario with { Ours = smaller };
        }

        foreach (var smaller in Smaller(scenario.Theirs))
        {
            yield return scenario with { Theirs = smaller };
        }
    }

    private static IEnumerable<JsonValue> Smaller(JsonValue? value) => value switch
    {
        JsonArray array => array.Select((item, i) => Smaller(item).Select(s => (JsonValue)new JsonArray(array.Select((old, j) => j == i ? s : old)))).SelectMany(s => s)
            .Concat(array.Select((_, i) => new JsonArray(array.Where((_, j) => j != i)))),
        JsonObject members => members.SelectMany(m => Smaller(m.Value).Select(s => (JsonValue)members.With(m.Key, s))).Concat(members.Names.Select(members.Without)),
        _ => [],
    };
}
