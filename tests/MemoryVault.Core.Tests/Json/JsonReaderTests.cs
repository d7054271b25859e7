using System.Text;
using System.Text.Json;
using MemoryVault.Json;

namespace MemoryVault.Tests.Json;

public sealed class JsonReaderTests
{
    public static TheoryData<string> Accepted =>
    [
        "null", " true ", "\t\r\n false", "0", "-0", "-0.0", "1e5", "1E-5", "123.456e+78", "1e999999999", "\"\"", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\u00e9\\uD83D\\uDE00\"", "\"é記🙂\"",
        "\"\u007f\"", "\"\\u0000\"", "\"\\ufffe\"", "[]", "[ ]", "[1,2 , 3]", "[[],[[]]]", "{}", "{ }", "{\"\":0}", "{\"a\":{\"a\":{}}}", "{\"a\" : [ null ] , \"b\":\"\"}", "[\"a\",1,true,null,{}]",
        "{\"\\u0061b\":1,\"b\":2}", "[123123123123123123123123123]", "[0.1,-0.1]", "\"/\"", "\"\\u002F\"", "\" \\u2028 \"",
    ];

    public static TheoryData<string> Refused =>
    [
        "", " ", "nul", "nulll", "True", "tru e", "01", "-01", "+1", "1.", ".1", "-", "--1", "1e", "1e+", "1.e5", "0x10", "1_000", "Infinity", "-Infinity", "NaN", "1 2", "[1 2]", "[1,]", "[,1]", "[,]", "[1,,2]",
        "[", "]", "[]]", "[1", "[1}", "{", "}", "{]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{,}", "{\"a\":1 \"b\":2}", "{a:1}", "{'a':1}", "{1:1}", "{\"a\"::1}", "{\"a\":1,,\"b\":2}", "{null:1}", "\"", "\"a", "'a'",
        "\"\\x41\"", "\"\\u12\"", "\"\\u12G4\"", "\"\\\"", "\"\\", "\"\n\"", "\"\t\"", "\"\0\"", "// c\n1", "/* c */ 1", "1 // c", "[1]x", "{}{}", "\u00A01", "[1\v]", "[1\f]", "\0", "1\0", "[\0]", "<null>", "\"a\"\"b\"", "\"\\U0041\"", "[\"a\" \"b\"]",
    ];

    [Theory]
    [MemberData(nameof(Accepted))]
    public void What_is_JSON_is_read_as_System_Text_Json_reads_it(string text)
    {
        using var oracle = JsonDocument.Parse(text);

        var read = JsonValue.Parse(Encoding.UTF8.GetBytes(text));

        AssertSame(oracle.RootElement, read);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_no_JSON_is_refused_as_System_Text_Json_refuses_it(string text)
    {
        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(text));
        Assert.Throws<JsonInvalidException>(() => JsonValue.Parse(Encoding.UTF8.GetBytes(text)));
    }

    [Theory]
    [InlineData("22C322")]
    [InlineData("22FF22")]
    [InlineData("22C0AF22")]
    [InlineData("22EDA08022")]
    [InlineData("22F490808022")]
    [InlineData("22E282225C6E22")]
    [InlineData("7B22FF223A317D")]
    [InlineData("225C6EFF22")]
    public void Bytes_that_are_not_UTF8_are_refused(string hex)
    {
        var error = Assert.Throws<JsonInvalidException>(() => JsonValue.Parse(Convert.FromHexString(hex)));
        Assert.Contains("UTF-8", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"\\udc00\"")]
    [InlineData("\"\\ud800\\ud800\"")]
    [InlineData("\"\\ud800a\"")]
    [InlineData("\"\\ud83d🙂\"")]
    [InlineData("{\"\\udfff\":1}")]
    public void Half_of_a_surrogate_pair_is_refused(string text) =>
        Assert.Contains("surrogate", Assert.Throws<JsonInvalidException>(() => JsonValue.Parse(Encoding.UTF8.GetBytes(text))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("{\"a\":1,\n \"é\":2, \"a\":3}", 2, 9, 17, "'a' twice")]
    [InlineData("[1,\n2,\n  x]", 3, 3, 9, "a value was expected")]
    [InlineData("{\"a\":[1,2}", 1, 10, 9, "a comma or ']' was expected")]
    [InlineData("[1", 1, 3, 2, "where the document ends")]
    [InlineData("\"é記\u0001\"", 1, 4, 6, "control character")]
    [InlineData("[01]", 1, 2, 1, "'01' is no number")]
    [InlineData("1 1", 1, 3, 2, "has ended")]
    [InlineData("[1,]", 1, 4, 3, "a comma stands after the last element")]
    public void An_error_says_where_and_what(string text, int line, int column, int offset, string reason)
    {
        var error = Assert.Throws<JsonInvalidException>(() => JsonValue.Parse(Encoding.UTF8.GetBytes(text), new JsonReadOptions { Source = "notes.json" }));

        Assert.Equal((line, column, offset), (error.Line, error.Column, error.Offset));
        Assert.Contains(reason, error.Reason, StringComparison.Ordinal);
        Assert.Equal("notes.json", error.Target);
        Assert.StartsWith($"The JSON of 'notes.json' is not valid at line {line}, column {column} (byte {offset}): ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_an_object_has_twice_is_refused_however_it_is_spelled_and_among_many()
    {
        Assert.Throws<JsonInvalidException>(() => JsonValue.Parse("""{"a":1,"\u0061":2}"""u8));
        var many = string.Join(',', Enumerable.Range(0, 1000).Select(i => $"\"k{i}\":0"));
        Assert.Throws<JsonInvalidException>(() => JsonValue.Parse(Encoding.UTF8.GetBytes($"{{{many},\"k500\":1}}")));
        Assert.Equal(1000, ((JsonObject)JsonValue.Parse(Encoding.UTF8.GetBytes($"{{{many}}}"))).Count);
    }

    [Fact]
    public void Records_of_one_sort_are_told_from_those_that_only_look_alike()
    {
        const string Text = """[{"a":1,"b":2},{"a":3,"b":4},{"b":5,"a":6},{"a":7,"c":8},{"a":9},{"é":0,"b":0},{"\u0061":1,"b":2}]""";
        Assert.Equal(Text.Replace("\\u0061", "a", StringComparison.Ordinal), JsonValue.Parse(Encoding.UTF8.GetBytes(Text)).ToString());
        Assert.Throws<JsonInvalidException>(() => JsonValue.Parse("""[{"a":1,"b":2},{"a":1,"a":2}]"""u8));
    }

    [Theory]
    [InlineData(256, true)]
    [InlineData(257, false)]
    [InlineData(100_000, false)]
    public void Nesting_has_a_limit(int depth, bool isAccepted)
    {
        var text = Encoding.UTF8.GetBytes(new string('[', depth) + new string(']', depth));
        Assert.Equal(isAccepted, Record.Exception(() => JsonValue.Parse(text)) is null);
    }

    [Fact]
    public void A_number_may_be_long_and_its_exponent_not()
    {
        Assert.Equal(1_000_000, ((JsonNumber)JsonValue.Parse(Encoding.ASCII.GetBytes(new string('7', 1_000_000)))).Text.Length);
        Assert.IsType<JsonNumber>(JsonValue.Parse(Encoding.ASCII.GetBytes("1e" + new string('9', 900))));
        Assert.Contains("is no number", Assert.Throws<JsonInvalidException>(() => JsonValue.Parse(Encoding.ASCII.GetBytes("1e" + new string('9', 1001)))).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over() => Assert.Equal(JsonBoolean.True, JsonValue.Parse([0xEF, 0xBB, 0xBF, .. "true"u8]));

    [Theory]
    [InlineData("// first\n{ /* a */ \"a\" : [ 1, 2, ], // end\n }", """{"a":[1,2]}""")]
    [InlineData("[1,/**/]//", "[1]")]
    [InlineData("{\"a\":\"// no comment\",}", """{"a":"// no comment"}""")]
    public void A_file_that_people_edit_may_have_comments_and_a_last_comma(string text, string meant) =>
        Assert.Equal(JsonValue.Parse(Encoding.UTF8.GetBytes(meant)), JsonValue.Parse(Encoding.UTF8.GetBytes(text), new JsonReadOptions { AllowsComments = true }));

    [Theory]
    [InlineData("[,]")]
    [InlineData("[1,,]")]
    [InlineData("/* no end")]
    [InlineData("/")]
    [InlineData("/ 1")]
    [InlineData("{\"a\":1,\"a\":2}")]
    public void Such_a_file_is_still_JSON_otherwise(string text) =>
        Assert.Throws<JsonInvalidException>(() => JsonValue.Parse(Encoding.UTF8.GetBytes(text), new JsonReadOptions { AllowsComments = true }));

    private static void AssertSame(JsonElement oracle, JsonValue read)
    {
        switch (oracle.ValueKind)
        {
            case JsonValueKind.Object:
                var members = Assert.IsType<JsonObject>(read);
                Assert.Equal(oracle.EnumerateObject().Select(m => m.Name), members.Names);
                Assert.All(oracle.EnumerateObject(), m => AssertSame(m.Value, members.Find(m.Name)!));
                break;
            case JsonValueKind.Array:
                var items = Assert.IsType<JsonArray>(read);
                Assert.Equal(oracle.GetArrayLength(), items.Count);
                Assert.All(oracle.EnumerateArray().Zip(items), pair => AssertSame(pair.First, pair.Second));
                break;
            case JsonValueKind.String:
                Assert.Equal(oracle.GetString(), Assert.IsType<JsonString>(read).Value);
                break;
            default:
                Assert.Equal(oracle.GetRawText(), read.ToString());
                break;
        }
    }
}
