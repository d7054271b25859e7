using System.Text;
using MemoryVault.Json.Merge;
using MemoryVault.Merging;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Merging;

public sealed class FileMergeTests
{
    [Theory]
    [InlineData("two spaces", "{\n  \"a\": 1,\n  \"b\": [\n    1\n  ]\n}\n", "{\n  \"a\": 2,\n  \"b\": [\n    1\n  ]\n}\n")]
    [InlineData("tabs, without a final line feed", "{\n\t\"a\": 1,\n\t\"b\": {}\n}", "{\n\t\"a\": 2,\n\t\"b\": {}\n}")]
    [InlineData("Windows", "{\r\n    \"a\": 1,\r\n    \"b\": 1\r\n}\r\n", "{\r\n    \"a\": 2,\r\n    \"b\": 1\r\n}\r\n")]
    [InlineData("one line", "{\"a\":1,\"b\":[1,2]}", "{\"a\":2,\"b\":[1,2]}")]
    [InlineData("Python's one line", "{\"a\": 1, \"b\": [1, 2]}\n", "{\"a\": 2, \"b\": [1, 2]}\n")]
    [InlineData("Python's escapes", "{\"a\": 1, \"b\": \"\\u00e9\\ud83d\\ude42\"}", "{\"a\": 2, \"b\": \"\\u00e9\\ud83d\\ude42\"}")]
    [InlineData("other scripts", "{\"a\": 1, \"b\": \"é\"}", "{\"a\": 2, \"b\": \"é\"}")]
    [InlineData("a byte order mark", "\uFEFF{\"a\": 1, \"b\": 1}", "\uFEFF{\"a\": 2, \"b\": 1}")]
    [InlineData("spellings of numbers", "{\n  \"a\": 1,\n  \"b\": 1.50E3\n}", "{\n  \"a\": 2,\n  \"b\": 1.50E3\n}")]
    public async Task Merged_json_is_written_as_ours_is(string _, string ours, string merged)
    {
        var result = await MergeAsync("m.json", """{"a":1}""", ours, """{"a":2}""");
        Assert.Equal((FileMergeKind.Json, false), (result.Kind, result.HasConflicts));
        Assert.Equal(merged, Text(result));
    }

    [Fact]
    public async Task A_conflict_in_json_has_ours_in_place_and_still_parses()
    {
        var result = await MergeAsync("m.json", """{"a":1,"b":1}""", """{"a":2,"b":1}""", """{"a":3,"b":2}""");
        Assert.Equal("""{"a":2,"b":2}""", Text(result));
        Assert.Equal("/a", Assert.Single(result.Conflicts).Path.ToString());
    }

    [Fact]
    public async Task Json_that_comes_to_what_one_side_has_keeps_the_bytes_of_that_side()
    {
        const string theirs = "{ \"a\" :1 , \"b\":2}";
        Assert.Equal(theirs, Text(await MergeAsync("m.json", """{"a":1}""", """{"a":1.0}""", theirs)));
    }

    [Theory]
    [InlineData("appended tails", "{\"x\":1}\n", "{\"x\":1}\n{\"x\":3}\n", "{\"x\":1}\n{\"x\":2}\n", "{\"x\":1}\n{\"x\":2}\n{\"x\":3}\n")]
    [InlineData("the bytes of lines", "{ \"x\":1 }\n", "{ \"x\":1 }\n{\"a\" :  3}\n", "{ \"x\":1 }\n{\"b\" :2.0}\n", "{ \"x\":1 }\n{\"a\" :  3}\n{\"b\" :2.0}\n")]
    [InlineData("records that come again", "1\n1\n", "1\n1\n1\n", "1\n1\n2\n", "1\n1\n1\n2\n")]
    [InlineData("a record by its id", "{\"id\":1}\n", "{\"id\": 1, \"a\": 1}\n", "{\"id\":1,\"b\":2}\n", "{\"id\": 1, \"a\": 1, \"b\": 2}\n")]
    [InlineData("a deleted record", "{\"id\":1}\n{\"id\":2}\n", "{\"id\":2}\n", "{\"id\":1}\n{\"id\":2}\n{\"id\":3}\n", "{\"id\":2}\n{\"id\":3}\n")]
    [InlineData("Windows, without a last line end", "1\r\n", "1\r\n2", "1\r\n3\r\n", "1\r\n2\r\n3")]
    [InlineData("a name in a log", "", "{\"name\":\"ls\",\"a\":1}\n", "{\"name\":\"ls\",\"b\":1}\n", "{\"name\":\"ls\",\"a\":1}\n{\"name\":\"ls\",\"b\":1}\n")]
    [InlineData(
        "the memory server's graph",
        "{\"type\":\"entity\",\"name\":\"Ann\",\"observations\":[\"tall\"]}\n{\"type\":\"entity\",\"name\":\"Bob\",\"observations\":[]}\n{\"type\":\"relation\",\"from\":\"Ann\",\"to\":\"Bob\"}\n",
        "{\"type\":\"entity\",\"name\":\"Ann\",\"observations\":[\"tall\",\"kind\"]}\n{\"type\":\"entity\",\"name\":\"Bob\",\"observations\":[]}\n{\"type\":\"relation\",\"from\":\"Ann\",\"to\":\"Bob\"}\n",
        "{\"type\":\"entity\",\"name\":\"Ann\",\"observations\":[\"tall\",\"quick\"]}\n{\"type\":\"entity\",\"name\":\"Bob\",\"observations\":[]}\n{\"type\":\"relation\",\"from\":\"Bob\",\"to\":\"Ann\"}\n",
        "{\"type\":\"entity\",\"name\":\"Ann\",\"observations\":[\"tall\",\"kind\",\"quick\"]}\n{\"type\":\"entity\",\"name\":\"Bob\",\"observations\":[]}\n{\"type\":\"relation\",\"from\":\"Bob\",\"to\":\"Ann\"}\n")]
    public async Task Records_merge_line_by_line(string _, string before, string ours, string theirs, string merged)
    {
        var result = await MergeAsync("log.jsonl", before, ours, theirs);
        Assert.Equal((FileMergeKind.JsonLines, false), (result.Kind, result.HasConflicts));
        Assert.Equal(merged, Text(result));
    }

    [Fact]
    public async Task Records_merge_the_same_with_the_sides_swapped()
    {
        const string before = "{\"id\":1,\"v\":1}\n{\"id\":2}\n";
        const string ours = "{\"id\":1,\"v\":2}\n{\"id\":2}\n{\"id\":7}\n{\"x\":1}\n";
        const string theirs = "{\"id\":2,\"w\":1}\n{\"id\":1,\"v\":1}\n{\"id\":5}\n{\"x\":2}\n";
        Assert.Equal(Text(await MergeAsync("a.jsonl", before, ours, theirs)), Text(await MergeAsync("a.jsonl", before, theirs, ours)));
    }

    [Fact]
    public async Task A_conflict_in_a_record_names_the_record_by_its_identity()
    {
        var result = await MergeAsync("a.jsonl", "{\"id\":1,\"v\":1}\n", "{\"id\":1,\"v\":2}\n", "{\"id\":0}\n{\"id\":1,\"v\":3}\n");
        var conflict = Assert.Single(result.Conflicts);
        Assert.Equal(("/1/v", "{\"id\":1}"), (conflict.Path.ToString(), conflict.Steps[0].Identity!.ToString()));
        Assert.Equal("{\"id\":0}\n{\"id\":1,\"v\":2}\n", Text(result));
    }

    [Fact]
    public async Task Records_in_a_file_that_is_called_json_merge_as_records() =>
        Assert.Equal(FileMergeKind.JsonLines, (await MergeAsync("memory.json", "{\"id\":1}\n{\"id\":2}\n", "{\"id\":1}\n{\"id\":2}\n{\"id\":3}\n", "{\"id\":2}\n")).Kind);

    [Theory]
    [InlineData("notes.md")]
    [InlineData("broken.json")]
    [InlineData("broken.jsonl")]
    public async Task Text_merges_by_line(string path)
    {
        var result = await MergeAsync(path, "a\nb\nc\nd\ne\n", "A\nb\nc\nd\ne\n", "a\nb\nc\nd\nE\n");
        Assert.Equal((FileMergeKind.Text, false, "A\nb\nc\nd\nE\n"), (result.Kind, result.HasConflicts, Text(result)));
    }

    [Fact]
    public async Task A_conflict_of_lines_has_ours_there_and_what_they_changed_elsewhere_and_no_markers()
    {
        var result = await MergeAsync("notes.md", "a\nb\nc\nd\ne\n", "ours\nb\nc\nd\ne\n", "theirs\nb\nc\nd\nE\n");
        Assert.Equal((FileMergeKind.Text, true, "ours\nb\nc\nd\nE\n"), (result.Kind, result.HasConflicts, Text(result)));
    }

    [Theory]
    [InlineData(new byte[] { 0x61, 0x00, 0x62 })]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61 })]
    public async Task What_is_no_text_is_a_conflict_and_stays_ours(byte[] ours)
    {
        var result = await new FileMerge(new VaultServices(), MergeRules.Default).RunAsync("a.md", "x"u8.ToArray(), ours, "y"u8.ToArray(), default);
        Assert.Equal((FileMergeKind.Binary, true), (result.Kind, result.HasConflicts));
        Assert.Equal(ours, result.Content.ToArray());
    }

    [Fact]
    public async Task Two_new_files_merge_without_a_base()
    {
        var merge = new FileMerge(new VaultServices(), MergeRules.Default);
        Assert.Equal("""{"a":1,"b":2}""", Text(await merge.RunAsync("m.json", null, """{"a":1}"""u8.ToArray(), """{"b":2}"""u8.ToArray(), default)));
        Assert.Equal("{\"a\":1}\n{\"b\":2}\n", Text(await merge.RunAsync("m.jsonl", null, "{\"a\":1}\n"u8.ToArray(), "{\"b\":2}\n"u8.ToArray(), default)));
    }

    private static Task<FileMergeResult> MergeAsync(string path, string before, string ours, string theirs) =>
        new FileMerge(new VaultServices(), MergeRules.Default).RunAsync(path, Encoding.UTF8.GetBytes(before), Encoding.UTF8.GetBytes(ours), Encoding.UTF8.GetBytes(theirs), default);

    private static string Text(FileMergeResult result) => Encoding.UTF8.GetString(result.Content.Span);
}
