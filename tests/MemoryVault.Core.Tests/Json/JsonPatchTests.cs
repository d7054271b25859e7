using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MemoryVault.Json;

namespace MemoryVault.Tests.Json;

public sealed class JsonPatchTests
{
    // RFC 6902, appendix A, by its sections; and what it says in section 4 without an example.
    [Theory]
    [InlineData("A.1", """{"foo":"bar"}""", """[{"op":"add","path":"/baz","value":"qux"}]""", """{"baz":"qux","foo":"bar"}""")]
    [InlineData("A.2", """{"foo":["bar","baz"]}""", """[{"op":"add","path":"/foo/1","value":"qux"}]""", """{"foo":["bar","qux","baz"]}""")]
    [InlineData("A.3", """{"baz":"qux","foo":"bar"}""", """[{"op":"remove","path":"/baz"}]""", """{"foo":"bar"}""")]
    [InlineData("A.4", """{"foo":["bar","qux","baz"]}""", """[{"op":"remove","path":"/foo/1"}]""", """{"foo":["bar","baz"]}""")]
    [InlineData("A.5", """{"baz":"qux","foo":"bar"}""", """[{"op":"replace","path":"/baz","value":"boo"}]""", """{"baz":"boo","foo":"bar"}""")]
    [InlineData("A.6", """{"foo":{"bar":"baz","waldo":"fred"},"qux":{"corge":"grault"}}""", """[{"op":"move","from":"/foo/waldo","path":"/qux/thud"}]""", """{"foo":{"bar":"baz"},"qux":{"corge":"grault","thud":"fred"}}""")]
    [InlineData("A.7", """{"foo":["all","grass","cows","eat"]}""", """[{"op":"move","from":"/foo/1","path":"/foo/3"}]""", """{"foo":["all","cows","eat","grass"]}""")]
    [InlineData("A.8", """{"baz":"qux","foo":["a",2,"c"]}""", """[{"op":"test","path":"/baz","value":"qux"},{"op":"test","path":"/foo/1","value":2.0}]""", """{"baz":"qux","foo":["a",2,"c"]}""")]
    [InlineData("A.10", """{"foo":"bar"}""", """[{"op":"add","path":"/child","value":{"grandchild":{}}}]""", """{"foo":"bar","child":{"grandchild":{}}}""")]
    [InlineData("A.11", """{"foo":"bar"}""", """[{"op":"add","path":"/baz","value":"qux","xyz":123}]""", """{"foo":"bar","baz":"qux"}""")]
    [InlineData("A.14", """{"/":9,"~1":10}""", """[{"op":"test","path":"/~01","value":10}]""", """{"/":9,"~1":10}""")]
    [InlineData("A.16", """{"foo":["bar"]}""", """[{"op":"add","path":"/foo/-","value":["abc","def"]}]""", """{"foo":["bar",["abc","def"]]}""")]
    [InlineData("4.1 sets", """{"a":1,"b":2}""", """[{"op":"add","path":"/a","value":null}]""", """{"a":null,"b":2}""")]
    [InlineData("4.1 root", """{"a":1}""", """[{"op":"add","path":"","value":[1]}]""", "[1]")]
    [InlineData("4.1 end", "[1]", """[{"op":"add","path":"/1","value":2}]""", "[1,2]")]
    [InlineData("4.3 root", """{"a":1}""", """[{"op":"replace","path":"","value":3}]""", "3")]
    [InlineData("4.4 up", """{"a":{"b":{"c":1}}}""", """[{"op":"move","from":"/a/b","path":"/a"}]""", """{"a":{"c":1}}""")]
    [InlineData("4.4 root", """{"a":{"b":1}}""", """[{"op":"move","from":"/a","path":""}]""", """{"b":1}""")]
    [InlineData("4.4 same", """{"a":1}""", """[{"op":"move","from":"/a","path":"/a"}]""", """{"a":1}""")]
    [InlineData("4.5", """{"a":[1],"b":{}}""", """[{"op":"copy","from":"/a","path":"/b/c"},{"op":"add","path":"/a/-","value":2}]""", """{"a":[1,2],"b":{"c":[1]}}""")]
    [InlineData("4.5 self", """{"a":1}""", """[{"op":"copy","from":"","path":"/b"}]""", """{"a":1,"b":{"a":1}}""")]
    [InlineData("again", """{"a":1,"b":2}""", """[{"op":"remove","path":"/a"},{"op":"add","path":"/a","value":3},{"op":"add","path":"/c","value":4},{"op":"remove","path":"/c"},{"op":"add","path":"/c","value":5}]""", """{"a":3,"b":2,"c":5}""")]
    [InlineData("none", "[]", "[]", "[]")]
    public void A_patch_does_what_the_RFC_says(string example, string document, string patch, string expected) =>
        Assert.Equal((example, expected), (example, Read(patch).Apply(Json(document)).ToString() is var result && Json(result).Equals(Json(expected)) ? expected : result));

    [Theory]
    [InlineData("A.9", """{"baz":"qux"}""", """[{"op":"test","path":"/baz","value":"bar"}]""", 0, "another value is there")]
    [InlineData("A.12", """{"foo":"bar"}""", """[{"op":"add","path":"/baz/bat","value":"qux"}]""", 0, "nothing is there")]
    [InlineData("A.15", """{"/":9,"~1":10}""", """[{"op":"test","path":"/~01","value":"10"}]""", 0, "another value is there")]
    [InlineData("past the end", "[1]", """[{"op":"add","path":"/2","value":0}]""", 0, "'2' is no place in the array there, which has 1 elements")]
    [InlineData("no index", "[1]", """[{"op":"add","path":"/x","value":0}]""", 0, "'x' is no place")]
    [InlineData("leading zero", "[1,2]", """[{"op":"replace","path":"/01","value":0}]""", 0, "nothing is there")]
    [InlineData("end is no element", "[1]", """[{"op":"remove","path":"/-"}]""", 0, "nothing is there")]
    [InlineData("missing", "{}", """[{"op":"remove","path":"/a"}]""", 0, "nothing is there")]
    [InlineData("missing from", """{"a":1}""", """[{"op":"test","path":"/a","value":1},{"op":"copy","from":"/b","path":"/c"}]""", 1, "nothing is at '/b'")]
    [InlineData("into itself", """{"a":{"b":1}}""", """[{"op":"move","from":"/a","path":"/a/b"}]""", 0, "cannot be moved into itself")]
    [InlineData("into itself", """{"a":1}""", """[{"op":"move","from":"","path":"/a"}]""", 0, "cannot be moved into itself")]
    [InlineData("whole", "1", """[{"op":"remove","path":""}]""", 0, "the whole document cannot be taken away")]
    [InlineData("in a scalar", """{"a":"text"}""", """[{"op":"add","path":"/a/0","value":1}]""", 0, "what is at '/a' is no array or object")]
    public void A_patch_that_cannot_be_applied_says_which_operation_and_why(string example, string document, string patch, int operation, string reason)
    {
        var error = Assert.Throws<JsonPatchFailedException>(() => Read(patch).Apply(Json(document)));
        Assert.True(operation == error.Operation, example);
        Assert.Contains(reason, error.Reason, StringComparison.Ordinal);
        Assert.Contains($"Operation {operation} of the patch (", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "no list of operations")]
    [InlineData("[1]", "Operation 0 of the JSON patch is not valid: it is no object")]
    [InlineData("""[{"path":""}]""", "'op' is missing")]
    [InlineData("""[{"op":"Add","path":"","value":1}]""", "'Add' is none of the operations")]
    [InlineData("""[{"op":"add","value":1}]""", "'path' is missing")]
    [InlineData("""[{"op":"add","path":1,"value":1}]""", "'path' is no string")]
    [InlineData("""[{"op":"add","path":"a","value":1}]""", "'a' is no JSON pointer")]
    [InlineData("""[{"op":"remove","path":""},{"op":"replace","path":""}]""", "Operation 1 of the JSON patch is not valid: 'value' is missing")]
    [InlineData("""[{"op":"move","path":""}]""", "'from' is missing")]
    public void What_is_no_patch_is_refused(string patch, string reason) =>
        Assert.Contains(reason, Assert.Throws<JsonPatchInvalidException>(() => Read(patch)).Message, StringComparison.Ordinal);

    [Fact]
    public void Many_operations_on_a_big_document_do_not_copy_it_for_each()
    {
        // 200,000 operations on 200,000 elements: the whole array copied for each would move 320 gigabytes.
        const int Count = 200_000;
        var document = new JsonArray(Enumerable.Range(0, Count).Select(i => JsonGen.Object(("n", JsonNumber.Of(i)))));
        var patch = new JsonPatch(Enumerable.Range(0, Count / 2).SelectMany(i => new[]
        {
            JsonPatchOperation.Remove(JsonPointer.Root.Append(i)),
            JsonPatchOperation.Replace(JsonPointer.Root.Append(i).Append("n"), JsonNull.Instance),
        }));

        var result = Assert.IsType<JsonArray>(patch.Apply(document));

        Assert.Equal(Count / 2, result.Count);
        Assert.All(result, element => Assert.Equal(JsonNull.Instance, ((JsonObject)element).Find("n")));
    }

    [Fact]
    public void Copies_of_copies_have_a_limit()
    {
        var patch = new JsonPatch(Enumerable.Range(0, 60).Select(i => JsonPatchOperation.Copy(JsonPointer.Root, JsonPointer.Parse($"/c{i}"))));
        var error = Assert.Throws<JsonPatchFailedException>(() => patch.Apply(JsonGen.Object(("a", JsonNull.Instance))));
        Assert.Contains("10 million", error.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_does_not_become_deeper_than_can_be_read()
    {
        var nested = string.Concat(Enumerable.Repeat("/a", 200));
        var value = Json(string.Concat(Enumerable.Repeat("[", 100)) + string.Concat(Enumerable.Repeat("]", 100)));
        var document = Json(string.Concat(Enumerable.Repeat("{\"a\":", 200)) + "{}" + new string('}', 200));

        Assert.Contains("256", Assert.Throws<JsonPatchFailedException>(() => new JsonPatch([JsonPatchOperation.Add(JsonPointer.Parse(nested + "/b"), value)]).Apply(document)).Reason, StringComparison.Ordinal);
        var self = new JsonPatch(Enumerable.Range(0, 20).Select(_ => JsonPatchOperation.Copy(JsonPointer.Root, JsonPointer.Parse(nested + "/a"))));
        Assert.Contains("256", Assert.Throws<JsonPatchFailedException>(() => self.Apply(document)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_difference_of_two_documents_makes_one_into_the_other() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Pairs(), pair => JsonPatch.Between(pair.From, pair.To).Apply(pair.From).Equals(pair.To)));

    [Fact]
    public void Equal_documents_have_no_difference() =>
        Check.QuickThrowOnFailure(Prop.ForAll(JsonGen.Documents, value => JsonPatch.Between(value, JsonValue.Parse(value.ToUtf8(JsonStyle.Compact))).Operations.Count == 0));

    [Fact]
    public void A_patch_is_read_as_it_is_written() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Pairs(), pair =>
        {
            var patch = JsonPatch.Between(pair.From, pair.To).ToJson();
            return JsonPatch.Parse(patch).ToJson().Equals(patch);
        }));

    [Fact]
    public void The_inverse_of_a_difference_takes_it_back() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Pairs(), pair => JsonPatch.Between(pair.From, pair.To).Invert(pair.From).Apply(pair.To).Equals(pair.From)));

    [Theory]
    [InlineData("""[9,{},{"x":1}]""", """[{"op":"move","from":"/0","path":"/1/x"}]""")]
    [InlineData("""{"a":{"b":1}}""", """[{"op":"move","from":"/a/b","path":"/a"}]""")]
    [InlineData("""{"a":1,"b":2}""", """[{"op":"move","from":"/a","path":"/b"}]""")]
    public void The_inverse_of_a_move_brings_back_what_it_replaced(string document, string patch)
    {
        var before = Json(document);
        var moves = JsonPatch.Parse(Json(patch));
        Assert.Equal(before, moves.Invert(before).Apply(moves.Apply(before)));
    }

    [Fact]
    public void The_inverse_of_any_patch_takes_it_back() =>
        Check.QuickThrowOnFailure(Prop.ForAll(PatchedDocuments(), given =>
        {
            var after = given.Patch.Apply(given.Document);
            return given.Patch.Invert(given.Document).Apply(after).Equals(given.Document);
        }));

    [Fact]
    public void A_patch_changes_neither_the_document_nor_what_was_copied_in_it()
    {
        Check.QuickThrowOnFailure(Prop.ForAll(PatchedDocuments(), given =>
        {
            var before = given.Document.ToString();
            given.Patch.Apply(given.Document);
            return given.Document.ToString() == before;
        }));
    }

    [Theory]
    [InlineData("[1,2,3,4,5]", "[1,3,4,5]", 1)]
    [InlineData("[1,2,3,4,5]", "[0,1,2,3,4,5,6]", 2)]
    [InlineData("[1,1,1,1,2,1,1,1]", "[1,1,1,1,1,1,1]", 1)]
    [InlineData("""[{"id":1,"v":1},{"id":2,"v":1},{"id":3,"v":1}]""", """[{"id":9,"v":0},{"id":1,"v":2},{"id":3,"v":2}]""", 4)]
    [InlineData("""[{"id":1,"v":1,"w":[1,2,3]}]""", """[{"id":1,"v":1,"w":[1,3]}]""", 1)]
    [InlineData("""{"a":{"b":{"c":1,"d":2}}}""", """{"a":{"b":{"c":1,"d":3}}}""", 1)]
    [InlineData("""[{"id":1,"v":1}]""", """[{"id":2,"v":1}]""", 1)]
    public void The_difference_is_short(string from, string to, int operations)
    {
        var patch = JsonPatch.Between(Json(from), Json(to));
        Assert.Equal(operations, patch.Operations.Count);
        Assert.Equal(Json(to), patch.Apply(Json(from)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Long_arrays_that_differ_everywhere_are_compared_soon(int seed)
    {
        var random = new Random(seed);
        var from = new JsonArray(Enumerable.Range(0, 60_000).Select(i => JsonNumber.Of(seed == 0 ? i : random.Next(seed == 1 ? 5 : 50_000))));
        var to = new JsonArray(from.Where(_ => random.Next(3) > 0).SelectMany(e => random.Next(4) == 0 ? new[] { e, JsonNumber.Of(random.Next(60_000)) } : [e]));

        var patch = JsonPatch.Between(from, to);

        Assert.Equal(to, patch.Apply(from));
        Assert.True(seed == 1 || patch.Operations.Count < 50_000, $"{patch.Operations.Count} operations");
    }

    private static JsonPatch Read(string patch) => JsonPatch.Parse(Json(patch));

    private static JsonValue Json(string text) => JsonValue.Parse(Encoding.UTF8.GetBytes(text));

    private static Arbitrary<(JsonValue From, JsonValue To)> Pairs() => Arb.From(
        from value in JsonGen.Documents.Generator
        from changed in Gen.OneOf(JsonGen.Changed(value), JsonGen.Documents.Generator)
        select (value, changed));

    private static Arbitrary<(JsonValue Document, JsonPatch Patch)> PatchedDocuments() => Arb.From(
        from document in JsonGen.Documents.Generator
        from dice in Gen.Choose(0, int.MaxValue).ListOf()
        from values in Gen.Elements<JsonValue>(JsonNull.Instance, JsonArray.Empty, JsonObject.Empty, JsonNumber.Of(7)).ListOf(dice.Count)
        select (document, PatchFor(document, [.. dice.Zip(values)])));

    // Operations that can be applied, whatever they are: those that cannot are left out.
    private static JsonPatch PatchFor(JsonValue document, IReadOnlyList<(int Dice, JsonValue Value)> throws)
    {
        var operations = new List<JsonPatchOperation>();
        var now = document;
        foreach (var (dice, value) in throws)
        {
            var random = new Random(dice);
            var operation = AnyOperation(random, AnyPlace(random, now), AnyPlace(random, now), value);
            try
            {
                now = new JsonPatch([operation]).Apply(now);
                operations.Add(operation);
            }
            catch (JsonPatchFailedException)
            {
                continue;
            }
        }

        return new JsonPatch(operations);
    }

    private static JsonPatchOperation AnyOperation(Random random, JsonPointer path, JsonPointer from, JsonValue value) => random.Next(8) switch
    {
        0 => JsonPatchOperation.Remove(path),
        1 => JsonPatchOperation.Replace(path, value),
        2 or 3 => JsonPatchOperation.Move(from, path),
        4 => JsonPatchOperation.Copy(from, path),
        5 => JsonPatchOperation.Add(path.Append("-"), value),
        6 => JsonPatchOperation.Add(path.Append("a"), value),
        _ => JsonPatchOperation.Add(path, value),
    };

    private static JsonPointer AnyPlace(Random random, JsonValue value)
    {
        var place = JsonPointer.Root;
        while (random.Next(3) > 0)
        {
            (place, value) = value switch
            {
                JsonObject { Count: > 0 } members when members[random.Next(members.Count)] is var member => (place.Append(member.Key), member.Value),
                JsonArray { Count: > 0 } array when random.Next(array.Count) is var index => (place.Append(index), array[index]),
                _ => (place, value),
            };
        }

        return place;
    }
}
