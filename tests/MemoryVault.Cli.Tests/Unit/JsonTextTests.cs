using System.Text.Json;
using MemoryVault.Backup;
using MemoryVault.Cli.Json;

namespace MemoryVault.Cli.Tests.Unit;

public sealed class JsonTextTests
{
    [Theory]
    [InlineData("plain")]
    [InlineData("\"quoted\" \\ and\nbroken\tup\r\u0000\u001b\u007f\u009b\u2028\u2029")]
    [InlineData("记忆 🙂 é")]
    [InlineData("")]
    public void A_text_comes_back_as_it_was(string text)
    {
        using var document = JsonDocument.Parse(Write(json => json.Member("text", text)));
        Assert.Equal(text, document.RootElement.GetProperty("text").GetString());
    }

    [Fact]
    public void A_byte_that_is_not_utf8_is_escaped_and_not_lost() =>
        Assert.Contains("\"\\udcff.md\"", Write(json => json.Member("path", "\udcff.md")));

    [Fact]
    public void Control_characters_are_never_raw() =>
        Assert.DoesNotContain('\u001b', Write(json => json.Member("path", "\u001b[31m")));

    [Fact]
    public void Values_have_the_promised_forms()
    {
        var json = Write(json =>
        {
            json.Member("time", new DateTimeOffset(2026, 8, 1, 14, 5, 9, 250, TimeSpan.FromHours(2)));
            json.Member("none", (DateTimeOffset?)null);
            json.Member("elapsed", TimeSpan.FromMilliseconds(90_250));
            json.Member("count", (int?)null);
            json.Word("state", RemoteState.UpToDate);
            json.Member("empty", []);
        });

        Assert.Equal(
            "{\n  \"time\": \"2026-08-01T12:05:09.25Z\",\n  \"none\": null,\n  \"elapsed\": 90.25,\n  \"count\": null,\n  \"state\": \"upToDate\",\n  \"empty\": []\n}",
            json);
    }

    [Fact]
    public void An_empty_list_is_a_document()
    {
        var json = new JsonText();
        json.Objects(Array.Empty<string>(), (_, _) => { });
        Assert.Equal("[]", json.ToString());
    }

    private static string Write(Action<JsonText> members)
    {
        var json = new JsonText();
        json.Object(members, (text, write) => write(text));
        return json.ToString();
    }
}
