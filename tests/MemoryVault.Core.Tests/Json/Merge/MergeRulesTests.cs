using System.Text;
using MemoryVault.Json;
using MemoryVault.Json.Merge;

namespace MemoryVault.Tests.Json.Merge;

public sealed class MergeRulesTests
{
    [Theory]
    [InlineData("[1,2,3]", "[2,3,4]", "[1,2,5]", "[2,4,5]")]
    [InlineData("[\"a\"]", "[\"a\",\"c\"]", "[\"a\",\"b\"]", "[\"a\",\"b\",\"c\"]")]
    [InlineData("[1]", "[1,1,2]", "[]", "[2]")]
    [InlineData("[{\"x\":1}]", "[{\"x\":1},{\"x\":2}]", "[{\"x\":1.0},{\"x\":3}]", "[{\"x\":1},{\"x\":2},{\"x\":3}]")]
    [InlineData("", "[1]", "[2]", "[1,2]")]
    public void A_set_has_what_both_have_and_what_one_added(string before, string ours, string theirs, string merged) =>
        Assert.Equal(merged, Merge("""{"path":"","array":"set"}""", before, ours, theirs));

    [Theory]
    [InlineData("[1,1]", "[1,1,2,3]", "[1,1,9]", "[1,1,2,3,9]")]
    [InlineData("[1]", "[1,5,6]", "[1,5,7]", "[1,5,6,7]")]
    [InlineData("[1]", "[1,5]", "[1,5,7]", "[1,5,7]")]
    [InlineData("", "[2]", "[1]", "[1,2]")]
    public void A_log_has_both_tails(string before, string ours, string theirs, string merged)
    {
        Assert.Equal(merged, Merge("""{"path":"","array":"append"}""", before, ours, theirs));
        Assert.Equal(merged, Merge("""{"path":"","array":"append"}""", before, theirs, ours));
    }

    [Fact]
    public void A_log_that_a_side_rewrote_is_a_conflict() =>
        Assert.Equal("conflict at ''", Merge("""{"path":"","array":"append"}""", "[1,2]", "[1,3]", "[1,2,4]"));

    [Fact]
    public void A_whole_array_is_one_value() =>
        Assert.Equal("conflict at ''", Merge("""{"path":"","array":"whole"}""", """[{"id":1}]""", """[{"id":1},{"id":2}]""", """[{"id":1},{"id":3}]"""));

    [Fact]
    public void An_identity_can_be_any_member() => Assert.Equal(
        """[{"turn":1,"a":1,"b":1}]""", Merge("""{"path":"","identity":"turn"}""", """[{"turn":1}]""", """[{"turn":1,"a":1}]""", """[{"turn":1,"b":1}]"""));

    [Fact]
    public void An_identity_can_be_several_members_together() => Assert.Equal(
        """[{"from":"a","to":"b","w":1},{"from":"a","to":"c"},{"from":"b","to":"b"}]""",
        Merge(
            """{"path":"","identity":["from","to"]}""",
            """[{"from":"a","to":"b"}]""",
            """[{"from":"a","to":"b"},{"from":"a","to":"c"}]""",
            """[{"from":"a","to":"b","w":1},{"from":"b","to":"b"}]"""));

    [Theory]
    [InlineData("/tags", "/tags", true)]
    [InlineData("/tags", "/tags/0", false)]
    [InlineData("/tags", "", false)]
    [InlineData("", "", true)]
    [InlineData("/*/tags", "/a/tags", true)]
    [InlineData("/*/tags", "/tags", false)]
    [InlineData("/**", "", true)]
    [InlineData("/**", "/a/b", true)]
    [InlineData("/**/tags", "/tags", true)]
    [InlineData("/**/tags", "/a/b/tags", true)]
    [InlineData("/**/tags", "/a/b/tags/c", false)]
    [InlineData("/a/**/b/*", "/a/b/b/x/b/c", true)]
    [InlineData("/a/**/b/*", "/a/b", false)]
    [InlineData("/bug-*/x", "/bug-12/x", true)]
    [InlineData("/bug-*/x", "/task-12/x", false)]
    [InlineData("/a~1b/c~0", "/a~1b/c~0", true)]
    [InlineData("/a?", "/ab", false)]
    [InlineData("/a?\\", "/a?\\", true)]
    public void A_path_fits(string pattern, string path, bool fits) =>
        Assert.Equal(fits, PathPattern.Parse(pattern).Matches(JsonPointer.Parse(path).Tokens));

    [Fact]
    public void A_path_with_many_wildcards_takes_no_longer_than_its_length_allows() =>
        Assert.False(PathPattern.Parse(string.Concat(Enumerable.Repeat("/**/a", 30)) + "/b").Matches([.. Enumerable.Repeat("a", 1000)]));

    [Fact]
    public void A_path_knows_elements_by_their_identity() => Assert.Equal(
        """[{"id":"log","x":[1,2,3]}]""",
        Merge("""{"path":"/log/x","array":"append"}""", """[{"id":"log","x":[1]}]""", """[{"id":"log","x":[1,2]}]""", """[{"id":"log","x":[1,3]}]"""));

    [Fact]
    public void The_last_rule_that_fits_counts_for_arrays_and_for_strategies_each() => Assert.Equal(
        "[1,2,3]",
        Merge("""{"path":"/**","array":"whole","strategy":"ours"},{"path":"","array":"set"},{"path":"/x","array":"whole"}""", "[1]", "[1,2]", "[1,3]"));

    [Fact]
    public void A_rule_for_some_files_holds_for_those_only()
    {
        var rules = Parse("""{"path":"/**","array":"set","files":"backup/**/tags.json"}""");
        Assert.Empty(Run(rules.ForFile("backup/box/a/tags.json"), "[1]", "[1,2]", "[1,3]").Conflicts);
        Assert.Single(Run(rules.ForFile("backup/box/a/other.json"), "[1]", "[1,2]", "[1,3]").Conflicts);
    }

    [Fact]
    public void The_strategy_of_a_path_goes_before_that_of_the_merge()
    {
        var merge = new JsonMerge(Parse("""{"path":"/a","strategy":"fail"}""")) { Resolution = new ConflictResolution(MergeStrategy.Theirs) };
        var result = merge.Run(Json("""{"a":1,"b":1}"""), Json("""{"a":2,"b":2}"""), Json("""{"a":3,"b":3}"""));
        Assert.Equal("/a", Assert.Single(result.Conflicts).Path.ToString());
        Assert.Equal("/b", Assert.Single(result.Settled).Path.ToString());
        Assert.Equal("""{"a":1,"b":3}""", result.Merged!.ToString());
    }

    [Theory]
    [InlineData("[]", "no list 'rules'")]
    [InlineData("""{"rules":[1]}""", "rule 0 is no object")]
    [InlineData("""{"rules":[{"array":"set"}]}""", "'path' is missing")]
    [InlineData("""{"rules":[{"path":"tags","array":"set"}]}""", "does not begin with '/'")]
    [InlineData("""{"rules":[{"path":"/tags","array":"bag"}]}""", "'array' is none of keyed, set, append, whole")]
    [InlineData("""{"rules":[{"path":"/tags","stratgy":"ours"}]}""", "unknown member 'stratgy' in rule 0")]
    [InlineData("""{"rules":[{"path":"/tags","array":"set","identity":"id"}]}""", "belongs to arrays that are 'keyed'")]
    [InlineData("""{"rules":[{"path":"/tags","identity":[]}]}""", "'identity'")]
    [InlineData("""{"rules":[],"rule":1}""", "unknown member 'rule'")]
    public void What_is_no_rule_is_named(string json, string reason) =>
        Assert.Contains(reason, Assert.Throws<MergeRulesInvalidException>(() => MergeRules.Parse(Json(json)!)).Message, StringComparison.Ordinal);

    private static string Merge(string rules, string before, string ours, string theirs)
    {
        var result = Run(Parse(rules), before, ours, theirs);
        return result.Conflicts.Count > 0 ? $"conflict at '{result.Conflicts[0].Path}'" : result.Merged!.ToString();
    }

    private static JsonMergeResult Run(MergeRules rules, string before, string ours, string theirs) => new JsonMerge(rules).Run(Json(before), Json(ours), Json(theirs));

    private static MergeRules Parse(string rules) => MergeRules.Parse(Json($$"""{"rules":[{{rules}}]}""")!);

    private static JsonValue? Json(string text) => text.Length == 0 ? null : JsonValue.Parse(Encoding.UTF8.GetBytes(text));
}
