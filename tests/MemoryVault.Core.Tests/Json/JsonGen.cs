using FsCheck;
using FsCheck.Fluent;
using MemoryVault.Json;

namespace MemoryVault.Tests.Json;

/// <summary>Any JSON values, small ones that often are alike, so that members and elements coincide.</summary>
internal static class JsonGen
{
    private static readonly string[] Words = ["", "a", "b", "id", "name", "/", "~", "~1", "é", "記", "🙂", "\"", "\\", "\n", "\u0001", "\u2028", "key with spaces", "0", "-", "A"];

    private static readonly string[] Numbers =
    [
        "0", "-0", "0.0", "1", "1.0", "10e-1", "0.1e1", "-1", "100", "1e2", "1E+2", "0.5", "5e-1", "9007199254740992", "9007199254740993", "1e400", "10e399", "-1e-400",
        "123456789012345678901234567890.5", "3.0e-5", "0.00003",
    ];

    internal static Gen<string> Text { get; } = Gen.Elements(Words);

    internal static Arbitrary<JsonValue> Values { get; } = Arb.From(Gen.Sized(size => Value(Math.Min(size, 24))), Shrink);

    internal static Arbitrary<JsonValue> Documents { get; } = Arb.From(Gen.Sized(size => Container(Math.Clamp(size, 4, 40))), Shrink);

    private static Gen<JsonValue> Scalar { get; } = Gen.OneOf(
        Gen.Constant<JsonValue>(JsonNull.Instance),
        Gen.Elements<JsonValue>(JsonBoolean.True, JsonBoolean.False),
        Gen.Elements(Numbers).Select(JsonValue (text) => new JsonNumber(text)),
        Gen.Choose(-3, 30).Select(JsonValue (number) => JsonNumber.Of(number)),
        Text.Select(JsonValue (text) => new JsonString(text)));

    /// <summary>Makes a value like another: some of it changed, the rest the same.</summary>
    internal static Gen<JsonValue> Changed(JsonValue value) =>
        from dice in Gen.Choose(0, 9)
        from changed in dice switch
        {
            0 => Value(6),
            < 4 => Gen.Constant(value),
            _ => ChangedInside(value),
        }
        select changed;

    internal static JsonObject Object(params (string Name, JsonValue Value)[] members) => new(members.Select(m => KeyValuePair.Create(m.Name, m.Value)));

    private static Gen<JsonValue> Value(int size) => size < 2 ? Scalar : Gen.OneOf(Scalar, Container(size));

    private static Gen<JsonValue> Container(int size) => Gen.OneOf(
        Value(size / 4).ListOf().Select(JsonValue (items) => new JsonArray(items.Take(size))),
        Member(Text, size / 4).ListOf().Select(JsonValue (members) => new JsonObject(members.Take(size).DistinctBy(m => m.Key))));

    private static Gen<KeyValuePair<string, JsonValue>> Member(Gen<string> names, int size) =>
        from name in names
        from value in Value(size)
        select KeyValuePair.Create(name, value);

    private static Gen<JsonValue> ChangedInside(JsonValue value) => value switch
    {
        JsonArray array => ChangedArray(array),
        JsonObject members => ChangedObject(members),
        _ => Value(4),
    };

    private static Gen<JsonValue> ChangedArray(JsonArray array) =>
        from items in Gen.CollectToList(array, Changed)
        from drop in Gen.Choose(-1, array.Count)
        from insertAt in Gen.Choose(0, array.Count)
        from inserted in Value(4).ListOf()
        select (JsonValue)new JsonArray([.. items.Take(insertAt), .. inserted.Take(2), .. items.Skip(insertAt).Where((_, i) => i != drop)]);

    private static Gen<JsonValue> ChangedObject(JsonObject members) =>
        from values in Gen.CollectToList(members, m => Changed(m.Value))
        from drop in Gen.Choose(-1, members.Count)
        from added in Member(Text, 3)
        select (JsonValue)new JsonObject(
            members.Names.Zip(values, KeyValuePair.Create).Where((_, i) => i != drop).Append(added).DistinctBy(m => m.Key));

    private static IEnumerable<JsonValue> Shrink(JsonValue value) => value switch
    {
        JsonArray array => array.Concat(array.Select((_, i) => new JsonArray(array.Where((_, j) => j != i)))),
        JsonObject members => members.Select(m => m.Value).Concat(members.Names.Select(members.Without)),
        _ => [],
    };
}
