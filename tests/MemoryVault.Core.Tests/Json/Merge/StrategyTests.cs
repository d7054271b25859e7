using System.Text;
using MemoryVault.Json;
using MemoryVault.Json.Merge;

namespace MemoryVault.Tests.Json.Merge;

public sealed class StrategyTests
{
    private static readonly DateTimeOffset Earlier = new(2026, 8, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(MergeStrategy.Ours, """{"a":2}""")]
    [InlineData(MergeStrategy.Theirs, """{"a":3}""")]
    [InlineData(MergeStrategy.Fail, """{"a":1}""")]
    public void A_side_is_taken_or_none(MergeStrategy strategy, string merged) =>
        Assert.Equal(merged, Run(new(strategy), """{"a":1}""", """{"a":2}""", """{"a":3}""").Merged!.ToString());

    [Fact]
    public void A_side_that_deleted_can_be_taken() =>
        Assert.Equal("""[{"id":2}]""", Run(new(MergeStrategy.Ours), """[{"id":1,"v":1},{"id":2}]""", """[{"id":2}]""", """[{"id":1,"v":2},{"id":2}]""").Merged!.ToString());

    [Fact]
    public void A_merge_that_nobody_watches_keeps_ours_and_the_conflict()
    {
        var result = Run(ConflictResolution.KeepOurs, """{"a":1,"b":1}""", """{"a":2}""", """{"a":3,"b":3}""");
        Assert.Equal("""{"a":2}""", result.Merged!.ToString());
        Assert.Equal(["/a", "/b"], result.Conflicts.Select(c => c.Path.ToString()));
    }

    [Theory]
    [InlineData("\"2026-08-01T12:00:00Z\"", "\"2026-08-01T11:00:00Z\"", "2")]
    [InlineData("\"2026-08-01T12:00:00Z\"", "\"2026-08-01T12:00:00+01:00\"", "2")]
    [InlineData("1785592800", "1785592801", "3")]
    [InlineData("1785592800.5", "1785592800", "2")]
    public void The_newer_is_known_by_the_record_that_the_value_is_in(string ourTime, string theirTime, string taken)
    {
        var result = Run(
            new(MergeStrategy.Newest),
            """[{"id":1,"d":{"v":1},"updated_at":0}]""",
            $$"""[{"id":1,"d":{"v":2},"updated_at":{{ourTime}}}]""",
            $$"""[{"id":1,"d":{"v":3},"updated_at":{{theirTime}}}]""");
        Assert.Empty(result.Conflicts);
        Assert.Equal($$"""[{"id":1,"d":{"v":{{taken}}},"updated_at":{{(taken == "2" ? ourTime : theirTime)}}}]""", result.Merged!.ToString());
    }

    [Fact]
    public void What_is_known_of_both_sides_goes_before_what_the_values_say()
    {
        const string before = """{"a":{"v":1,"confidence":0.5}}""", ours = """{"a":{"v":2,"confidence":0.9}}""", theirs = """{"a":{"v":3,"confidence":0.1}}""";
        var surer = new ConflictResolution(MergeStrategy.Confidence) { Ours = new MergeSide(Confidence: 0.2), Theirs = new MergeSide(Confidence: 0.4) };

        Assert.Equal(theirs, Run(surer, before, ours, theirs).Merged!.ToString());
        Assert.Equal(ours, Run(surer with { Theirs = new MergeSide() }, before, ours, theirs).Merged!.ToString());
    }

    [Fact]
    public void Of_a_place_counts_what_is_known_about_the_innermost_part_that_it_is_in()
    {
        var theirs = new MergeSide(Confidence: 0.1)
        {
            Parts = new Dictionary<JsonPointer, MergeSide> { [JsonPointer.Parse("/t/a")] = new(Confidence: 0.9), [JsonPointer.Parse("/t/a/x")] = new(Confidence: 0.3) },
        };
        var resolution = new ConflictResolution(MergeStrategy.Confidence) { Ours = new MergeSide(Confidence: 0.5), Theirs = theirs };

        var merged = Run(resolution, """{"t":{"a":{"x":1,"y":1},"b":1}}""", """{"t":{"a":{"x":2,"y":2},"b":2}}""", """{"t":{"a":{"x":3,"y":3},"b":3}}""").Merged!;

        Assert.Equal("""{"t":{"a":{"x":2,"y":3},"b":2}}""", merged.ToString());
    }

    [Fact]
    public void The_newer_is_known_by_its_side_where_the_values_do_not_tell()
    {
        var resolution = new ConflictResolution(MergeStrategy.Newest) { Ours = new MergeSide(Earlier), Theirs = new MergeSide(Earlier.AddSeconds(1)) };
        Assert.Equal("3", Run(resolution, "1", "2", "3").Merged!.ToString());
        Assert.Equal("2", Run(resolution with { Theirs = new MergeSide(Earlier.AddSeconds(-1)) }, "1", "2", "3").Merged!.ToString());
    }

    [Fact]
    public void Where_nothing_tells_the_conflict_stays()
    {
        Assert.Single(Run(new(MergeStrategy.Newest) { Ours = new MergeSide(Earlier) }, "1", "2", "3").Conflicts);
        Assert.Single(Run(new(MergeStrategy.Newest) { Ours = new MergeSide(Earlier), Theirs = new MergeSide(Earlier) }, "1", "2", "3").Conflicts);
        Assert.Single(Run(new(MergeStrategy.Confidence), "1", "2", "3").Conflicts);
    }

    [Fact]
    public void The_surer_is_taken()
    {
        Assert.Equal(
            """{"fact":"round","confidence":0.9}""",
            Run(new(MergeStrategy.Confidence), """{"fact":"","confidence":0}""", """{"fact":"flat","confidence":0.2}""", """{"fact":"round","confidence":0.9}""").Merged!.ToString());
        var resolution = new ConflictResolution(MergeStrategy.Confidence) { Ours = new MergeSide(Confidence: 0.9), Theirs = new MergeSide(Confidence: 0.5) };
        Assert.Equal("2", Run(resolution, "1", "2", "3").Merged!.ToString());
    }

    [Theory]
    [InlineData("[1]", "[1,2]", "[3,1]", "[3,1,2]")]
    [InlineData("1", "{\"a\":1}", "{\"b\":2}", "{\"a\":1,\"b\":2}")]
    [InlineData("{\"a\":1}", "", "{\"a\":2}", "{\"a\":2}")]
    public void A_union_has_what_both_have(string before, string ours, string theirs, string merged)
    {
        var result = Run(new(MergeStrategy.Union), before, ours, theirs);
        Assert.Equal(merged, result.Merged!.ToString());
        Assert.Empty(result.Conflicts);
        Assert.Single(result.Settled);
    }

    [Fact]
    public void Two_values_that_cannot_both_stand_stay_a_conflict_of_a_union()
    {
        var result = Run(new(MergeStrategy.Union), "0", """{"a":1,"b":2}""", """{"a":3,"c":4}""");
        Assert.Equal("/a", Assert.Single(result.Conflicts).Path.ToString());
        Assert.Equal("""{"b":2,"c":4}""", result.Merged!.ToString());
    }

    private static JsonMergeResult Run(ConflictResolution resolution, string before, string ours, string theirs) =>
        new JsonMerge(MergeRules.Default) { Resolution = resolution }.Run(Json(before), Json(ours), Json(theirs));

    private static JsonValue? Json(string text) => text.Length == 0 ? null : JsonValue.Parse(Encoding.UTF8.GetBytes(text));
}
