using System.Text;
using MemoryVault.Json;
using MemoryVault.Json.Merge;

namespace MemoryVault.Tests.Json.Merge;

public sealed class JsonMergeTests
{
    [Theory]
    [InlineData("both changed it alike", "1", "2", "2.0", "2")]
    [InlineData("only we changed it", "1", "2", "1.0", "2")]
    [InlineData("only they changed it", "1", "1e0", "2", "2")]
    [InlineData("both deleted it", "1", "", "", "")]
    [InlineData("only we deleted it", "1", "", "1", "")]
    [InlineData("only they added it", "", "", "1", "1")]
    [InlineData("only the order of members changed", """{"a":1,"b":2}""", """{"b":2,"a":1}""", """{"a":1,"b":3}""", """{"a":1,"b":3}""")]
    [InlineData("different members", """{"a":1}""", """{"a":1,"b":2}""", """{"a":1,"c":3}""", """{"a":1,"b":2,"c":3}""")]
    [InlineData("different members of inner objects", """{"x":{"a":1,"b":1}}""", """{"x":{"a":2,"b":1}}""", """{"x":{"a":1,"b":2}}""", """{"x":{"a":2,"b":2}}""")]
    [InlineData("both added an object", "{}", """{"x":{"a":1}}""", """{"x":{"b":2}}""", """{"x":{"a":1,"b":2}}""")]
    [InlineData("null is a value, missing is none", """{"a":1,"b":1}""", """{"a":null,"b":1}""", """{"a":1}""", """{"a":null}""")]
    [InlineData("neither has a base", "", """{"a":1}""", """{"b":2}""", """{"a":1,"b":2}""")]
    [InlineData("elements by id", """[{"id":1,"v":1},{"id":2,"v":1}]""", """[{"id":1,"v":2},{"id":2,"v":1}]""", """[{"id":1,"v":1},{"id":2,"v":2}]""", """[{"id":1,"v":2},{"id":2,"v":2}]""")]
    [InlineData("elements by name", """[{"name":"a"}]""", """[{"name":"a","v":1}]""", """[{"name":"a"},{"name":"b"}]""", """[{"name":"a","v":1},{"name":"b"}]""")]
    [InlineData("a number and a text are two identities", """[{"id":1}]""", """[{"id":1},{"id":"1","v":1}]""", """[{"id":1,"v":2}]""", """[{"id":1,"v":2},{"id":"1","v":1}]""")]
    [InlineData("ids of 64 bits", """[{"id":9007199254740992}]""", """[{"id":9007199254740992},{"id":9007199254740993}]""", """[{"id":9007199254740992},{"id":9007199254740994}]""", """[{"id":9007199254740992},{"id":9007199254740993},{"id":9007199254740994}]""")]
    [InlineData("both added to an empty array", "[]", """[{"id":1}]""", """[{"id":2}]""", """[{"id":1},{"id":2}]""")]
    [InlineData("both added an array", "{}", """{"x":[{"id":1}]}""", """{"x":[{"id":2}]}""", """{"x":[{"id":1},{"id":2}]}""")]
    [InlineData("we emptied it, they added", """[{"id":1}]""", "[]", """[{"id":1},{"id":2}]""", """[{"id":2}]""")]
    [InlineData("both added an element with one id", "[]", """[{"id":1,"a":1}]""", """[{"id":1,"b":2}]""", """[{"id":1,"a":1,"b":2}]""")]
    [InlineData("arrays in elements of arrays", """[{"id":1,"x":[{"key":"k"}]}]""", """[{"id":1,"x":[{"key":"k","v":1}]}]""", """[{"id":1,"x":[{"key":"k"},{"key":"l"}]}]""", """[{"id":1,"x":[{"key":"k","v":1},{"key":"l"}]}]""")]
    public void It_merges(string _, string before, string ours, string theirs, string merged)
    {
        var result = Merge(before, ours, theirs);
        Assert.Empty(result.Conflicts);
        Assert.Equal(merged, result.Merged?.ToString() ?? string.Empty);
    }

    [Theory]
    [InlineData("both changed it", """{"a":1}""", """{"a":2}""", """{"a":3}""", """{"a":1}""", "/a|1|2|3")]
    [InlineData("both added it", "{}", """{"a":2}""", """{"a":3}""", "{}", "/a|-|2|3")]
    [InlineData("we deleted, they changed", """{"a":1}""", "{}", """{"a":3}""", """{"a":1}""", "/a|1|-|3")]
    [InlineData("we changed, they deleted", """{"a":1}""", """{"a":2}""", "{}", """{"a":1}""", "/a|1|2|-")]
    [InlineData("null against missing", """{"a":1}""", """{"a":null}""", "{}", """{"a":1}""", "/a|1|null|-")]
    [InlineData("null against missing, both new", """{"a":{"x":1}}""", """{"a":null}""", "{}", """{"a":{"x":1}}""", """/a|{"x":1}|null|-""")]
    [InlineData("two types", """{"a":1}""", """{"a":[1]}""", """{"a":{"b":1}}""", """{"a":1}""", """/a|1|[1]|{"b":1}""")]
    [InlineData("two objects that replaced a number", """{"a":1}""", """{"a":{"x":1}}""", """{"a":{"y":1}}""", """{"a":1}""", """/a|1|{"x":1}|{"y":1}""")]
    [InlineData("an object against what was deleted inside", """{"a":{"b":1}}""", "{}", """{"a":{"b":1,"c":2}}""", """{"a":{"b":1}}""", """/a|{"b":1}|-|{"b":1,"c":2}""")]
    [InlineData("arrays without identity", "[1]", "[1,2]", "[1,3]", "[1]", "|[1]|[1,2]|[1,3]")]
    [InlineData("an id that is there twice", """[{"id":1}]""", """[{"id":1},{"id":1,"v":2}]""", """[{"id":1},{"id":3}]""", """[{"id":1}]""", """|[{"id":1}]|[{"id":1},{"id":1,"v":2}]|[{"id":1},{"id":3}]""")]
    [InlineData("an id that is a truth value", """[{"id":true}]""", """[{"id":true},{"id":false}]""", """[{"id":true},{"id":3}]""", """[{"id":true}]""", """|[{"id":true}]|[{"id":true},{"id":false}]|[{"id":true},{"id":3}]""")]
    [InlineData("an element deleted and changed", """[{"id":1,"v":1},{"id":2}]""", """[{"id":2}]""", """[{"id":1,"v":2},{"id":2}]""", """[{"id":1,"v":1},{"id":2}]""", """/0|{"id":1,"v":1}|-|{"id":1,"v":2}""")]
    [InlineData("an element that moved", """[{"id":1,"v":1},{"id":2}]""", """[{"id":2},{"id":1,"v":2}]""", """[{"id":1,"v":3},{"id":2}]""", """[{"id":2},{"id":1,"v":1}]""", "/1/v|1|2|3")]
    [InlineData("an element after new ones", """[{"id":5,"v":1}]""", """[{"id":1},{"id":5,"v":2}]""", """[{"id":2},{"id":5,"v":3}]""", """[{"id":1},{"id":2},{"id":5,"v":1}]""", "/2/v|1|2|3")]
    [InlineData("the whole document", "1", "2", "3", "1", "|1|2|3")]
    [InlineData("the whole document deleted", "1", "", "3", "1", "|1|-|3")]
    [InlineData("a name with a slash", """{"a/b":{"~":1}}""", """{"a/b":{"~":2}}""", """{"a/b":{"~":3}}""", """{"a/b":{"~":1}}""", "/a~1b/~0|1|2|3")]
    public void It_finds_a_conflict(string _, string before, string ours, string theirs, string merged, string conflict)
    {
        var result = Merge(before, ours, theirs);
        Assert.Equal(conflict, Describe(Assert.Single(result.Conflicts)));
        Assert.Equal(merged, result.Merged?.ToString() ?? string.Empty);
    }

    [Theory]
    [InlineData("ours reordered", "1 2 3", "3 1 2", "1 2 3 4", "3 4 1 2")]
    [InlineData("theirs reordered", "1 2 3", "1 2 3 4", "3 1 2", "3 4 1 2")]
    [InlineData("both appended", "1", "1 9", "1 10", "1 9 10")]
    [InlineData("each added elsewhere", "1 2", "1 5 2", "1 2 4", "1 5 2 4")]
    [InlineData("both added before", "1", "7 1", "6 1", "6 7 1")]
    [InlineData("what comes after a deleted one", "1 2 3", "1 3", "1 2 8 3", "1 8 3")]
    [InlineData("both reordered", "1 2 3", "2 1 3", "1 3 2", "1 3 2")]
    public void The_order_is_that_of_the_side_that_changed_it(string _, string before, string ours, string theirs, string merged)
    {
        var (one, other) = (Merge(Elements(before), Elements(ours), Elements(theirs)), Merge(Elements(before), Elements(theirs), Elements(ours)));
        Assert.Equal(Elements(merged), one.Merged!.ToString());
        Assert.Equal(Elements(merged), other.Merged!.ToString());
    }

    [Fact]
    public void Numbers_are_written_back_as_they_were_spelled()
    {
        var result = Merge("""{"a":1.50,"b":1}""", """{"a":1.50,"b":12345678901234567890.10}""", """{"a":1.50,"b":1,"c":1E2}""");
        Assert.Equal("""{"a":1.50,"b":12345678901234567890.10,"c":1E2}""", result.Merged!.ToString());
    }

    [Fact]
    public void New_members_come_after_those_that_they_stood_after() =>
        Assert.Equal("""{"a":1,"x":1,"b":2,"y":1}""", Merge("""{"a":1,"b":2}""", """{"a":1,"x":1,"b":2}""", """{"a":1,"b":2,"y":1}""").Merged!.ToString());

    [Fact]
    public void The_steps_to_a_conflict_name_elements_by_their_identity()
    {
        var conflict = Assert.Single(Merge(
            """{"tasks":[{"id":7,"v":1}]}""", """{"tasks":[{"id":1},{"id":7,"v":2}]}""", """{"tasks":[{"id":7,"v":3}]}""").Conflicts);
        Assert.Equal("/tasks/1/v", conflict.Path.ToString());
        Assert.Equal(["tasks", """{"id":7}""", "v"], conflict.Steps.Select(step => step.Identity?.ToString() ?? step.Token));
    }

    [Fact]
    public void A_merge_of_a_part_names_paths_from_the_root()
    {
        var result = new JsonMerge(MergeRules.Default).Run(Json("1"), Json("2"), Json("3"), JsonPointer.Root.Append("tasks").Append("a/b"));
        Assert.Equal("/tasks/a~1b", Assert.Single(result.Conflicts).Path.ToString());
    }

    [Fact]
    public void An_object_of_a_million_members_is_no_matter()
    {
        var before = new JsonObject(Enumerable.Range(0, 1_000_000).Select(i => KeyValuePair.Create<string, JsonValue>($"key{i}", JsonNumber.Of(i))));
        var ours = new JsonObject(before.Skip(1).Append(KeyValuePair.Create<string, JsonValue>("ours", JsonNull.Instance)));
        var theirs = new JsonObject(before.SkipLast(1).Prepend(KeyValuePair.Create<string, JsonValue>("theirs", JsonNull.Instance)));
        var merged = (JsonObject)new JsonMerge(MergeRules.Default).Run(before, ours, theirs).Merged!;
        Assert.Equal(1_000_000, merged.Count);
        Assert.Equal(("theirs", "ours"), (merged.Names[0], merged.Names[^1]));
    }

    private static JsonMergeResult Merge(string before, string ours, string theirs) => new JsonMerge(MergeRules.Default).Run(Json(before), Json(ours), Json(theirs));

    private static JsonValue? Json(string text) => text.Length == 0 ? null : JsonValue.Parse(Encoding.UTF8.GetBytes(text));

    private static string Elements(string ids) => ids.Length == 0 ? "[]" : $"[{string.Join(',', ids.Split(' ').Select(id => $$"""{"id":{{id}}}"""))}]";

    private static string Describe(JsonConflict conflict) =>
        $"{conflict.Path}|{conflict.Base?.ToString() ?? "-"}|{conflict.Ours?.ToString() ?? "-"}|{conflict.Theirs?.ToString() ?? "-"}";
}
