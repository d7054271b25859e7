using System.Text;
using MemoryVault.Json;

namespace MemoryVault.Tests.Json;

public sealed class JsonMergePatchTests
{
    // RFC 7396, appendix A, in its order.
    [Theory]
    [InlineData("""{"a":"b"}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"b":"c"}""", """{"a":"b","b":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"a":null}""", "{}")]
    [InlineData("""{"a":"b","b":"c"}""", """{"a":null}""", """{"b":"c"}""")]
    [InlineData("""{"a":["b"]}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"c"}""", """{"a":["b"]}""", """{"a":["b"]}""")]
    [InlineData("""{"a":{"b":"c"}}""", """{"a":{"b":"d","c":null}}""", """{"a":{"b":"d"}}""")]
    [InlineData("""{"a":[{"b":"c"}]}""", """{"a":[1]}""", """{"a":[1]}""")]
    [InlineData("""["a","b"]""", """["c","d"]""", """["c","d"]""")]
    [InlineData("""{"a":"b"}""", """["c"]""", """["c"]""")]
    [InlineData("""{"a":"foo"}""", "null", "null")]
    [InlineData("""{"a":"foo"}""", "\"bar\"", "\"bar\"")]
    [InlineData("""{"e":null}""", """{"a":1}""", """{"e":null,"a":1}""")]
    [InlineData("[1,2]", """{"a":"b","c":null}""", """{"a":"b"}""")]
    [InlineData("{}", """{"a":{"bb":{"ccc":null}}}""", """{"a":{"bb":{}}}""")]
    [InlineData("""{"a":[null]}""", """{"b":[null]}""", """{"a":[null],"b":[null]}""")]
    public void A_merge_patch_does_what_the_RFC_says(string target, string patch, string expected) =>
        Assert.Equal(expected, JsonMergePatch.Apply(Json(target), Json(patch)).ToString());

    [Fact]
    public void What_is_not_there_yet_is_made() =>
        Assert.Equal("""{"a":{"b":1}}""", JsonMergePatch.Apply(target: null, Json("""{"a":{"b":1,"c":null},"d":null}""")).ToString());

    private static JsonValue Json(string text) => JsonValue.Parse(Encoding.UTF8.GetBytes(text));
}
