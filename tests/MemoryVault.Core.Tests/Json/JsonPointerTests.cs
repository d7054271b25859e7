using FsCheck;
using FsCheck.Fluent;
using MemoryVault.Json;

namespace MemoryVault.Tests.Json;

public sealed class JsonPointerTests
{
    // RFC 6901, section 5.
    private static readonly JsonValue Document = JsonValue.Parse("""{"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8}"""u8);

    [Theory]
    [InlineData("/foo", """["bar","baz"]""")]
    [InlineData("/foo/0", "\"bar\"")]
    [InlineData("/", "0")]
    [InlineData("/a~1b", "1")]
    [InlineData("/c%d", "2")]
    [InlineData("/e^f", "3")]
    [InlineData("/g|h", "4")]
    [InlineData("/i\\j", "5")]
    [InlineData("/k\"l", "6")]
    [InlineData("/ ", "7")]
    [InlineData("/m~0n", "8")]
    public void The_examples_of_the_RFC_are_resolved(string text, string expected)
    {
        Assert.True(JsonPointer.Parse(text).TryResolve(Document, out var value));
        Assert.Equal(expected, value.ToString());
    }

    [Fact]
    public void The_empty_pointer_is_the_document()
    {
        Assert.True(JsonPointer.Parse(string.Empty).TryResolve(Document, out var value));
        Assert.Same(Document, value);
        Assert.Null(JsonPointer.Root.Parent);
    }

    [Theory]
    [InlineData("/none")]
    [InlineData("/foo/2")]
    [InlineData("/foo/-")]
    [InlineData("/foo/00")]
    [InlineData("/foo/01")]
    [InlineData("/foo/+1")]
    [InlineData("/foo/-1")]
    [InlineData("/foo/ 1")]
    [InlineData("/foo/1e0")]
    [InlineData("/foo/")]
    [InlineData("/foo/99999999999999999999")]
    [InlineData("/foo/0/x")]
    [InlineData("//x")]
    public void What_is_not_there_is_not_resolved(string text) => Assert.False(JsonPointer.Parse(text).TryResolve(Document, out _));

    [Theory]
    [InlineData("foo")]
    [InlineData("#/foo")]
    [InlineData("/a~")]
    [InlineData("/a~2b")]
    [InlineData("/~/a")]
    public void What_is_no_pointer_is_refused(string text) =>
        Assert.Equal(text, Assert.Throws<JsonPointerInvalidException>(() => JsonPointer.Parse(text)).Target);

    [Fact]
    public void A_tilde_and_a_slash_are_told_apart() => Assert.Equal(["~1", "/"], JsonPointer.Parse("/~01/~1").Tokens);

    [Fact]
    public void A_pointer_is_written_as_it_is_read() =>
        Check.QuickThrowOnFailure(Prop.ForAll(JsonGen.Text.ListOf().ToArbitrary(), tokens =>
        {
            var pointer = tokens.Aggregate(JsonPointer.Root, (p, token) => p.Append(token));
            return JsonPointer.Parse(pointer.ToString()) is var read && read.Equals(pointer) && read.GetHashCode() == pointer.GetHashCode() && read.Tokens.SequenceEqual(tokens);
        }));

    [Fact]
    public void A_pointer_is_a_prefix_of_those_inside()
    {
        var pointer = JsonPointer.Parse("/a/b");
        Assert.True(JsonPointer.Root.IsPrefixOf(pointer));
        Assert.True(pointer.IsPrefixOf(pointer.Append(3)));
        Assert.False(pointer.IsPrefixOf(JsonPointer.Parse("/a/bc")));
        Assert.Equal("/a", pointer.Parent!.ToString());
    }
}
