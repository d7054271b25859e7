using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using MemoryVault.Json;

namespace MemoryVault.Tests.Json;

public sealed class JsonSettingsTests
{
    [Fact]
    public void Every_kind_of_value_is_read()
    {
        var item = Read("""{ "text": "a\"\\\/\b\f\n\r\t\u00e9\ud83d\ude42", "whole": -12, "real": 0.25e1, "yes": true, "no": false, "none": null, "list": ["a", "b"], "inner": {"x": 1} }""");

        Assert.Equal("a\"\\/\b\f\n\r\té🙂", item.Text("text"));
        Assert.Equal(-12, item.Get("whole").AsInt32());
        Assert.Equal(2.5, item.Get("real").AsDouble());
        Assert.True(item.Get("yes").AsBoolean());
        Assert.False(item.Get("no").AsBoolean());
        Assert.Null(item.OptionalText("none"));
        Assert.Null(item.Find("missing"));
        Assert.Equal(["a", "b"], item.Texts("list"));
        Assert.Equal(1, item.Get("inner").AsObject().Get("x").AsInt64());
        Assert.Equal(["text", "whole", "real", "yes", "no", "none", "list", "inner"], item.Names);
    }

    [Fact]
    public void What_people_leave_in_such_files_is_passed_over() =>
        Assert.Equal(["a"], Read("\uFEFF// mine\n{ /* the list */ \"list\": [\"a\",], }\n// end").Texts("list"));

    [Theory]
    [InlineData("", 1)]
    [InlineData("{\"a\": 1", 1)]
    [InlineData("{\n\"a\" 1}", 2)]
    [InlineData("{\n\n\"a\": tru}", 3)]
    [InlineData("{\"a\": 1} x", 1)]
    [InlineData("[1 2]", 1)]
    [InlineData("[,]", 1)]
    [InlineData("\"a\nb\"", 1)]
    [InlineData("\"\\x\"", 1)]
    [InlineData("\"\\u12g4\"", 1)]
    [InlineData("1.2.3", 1)]
    [InlineData("/* no end", 1)]
    [InlineData("{a: 1}", 1)]
    public void What_is_no_json_is_refused_with_its_line(string text, int line) =>
        Assert.Contains($"(line {line}, column", Assert.Throws<FormatException>(() => Read(text)).Message);

    [Fact]
    public void Depth_and_bytes_are_bounded()
    {
        Assert.Throws<FormatException>(() => Read(new string('[', 100_000)));
        Assert.Throws<FormatException>(() => JsonSettings.Read([(byte)'"', 0xFF, (byte)'"']));
    }

    [Theory]
    [InlineData("""{"n": 1.5}""")]
    [InlineData("""{"n": 3000000000}""")]
    [InlineData("""{"n": "1"}""")]
    [InlineData("""{}""")]
    public void A_number_that_does_not_fit_is_refused(string text) =>
        Assert.Throws<FormatException>(() => Read(text).Get("n").AsInt32());

    [Fact]
    public void A_list_that_is_something_else_is_refused_and_not_lost() =>
        Assert.Throws<FormatException>(() => Read("""{"sources": {}}""").List("sources", item => item));

    [Fact]
    public void Any_text_and_number_come_back() => Prop.ForAll(
        ArbMap.Default.ArbFor<string>().Filter(text => text is not null && text.All(letter => !char.IsSurrogate(letter))),
        ArbMap.Default.ArbFor<long>(),
        (text, number) =>
        {
            var item = JsonSettings.Read(JsonSerializer.SerializeToUtf8Bytes(new { text, number }));
            return item.Text("text") == text && item.Get("number").AsInt64() == number;
        }).QuickCheckThrowOnFailure();

    private static JsonObject Read(string text) => JsonSettings.Read(Encoding.UTF8.GetBytes(text));
}
