using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MemoryVault.Json;

namespace MemoryVault.Tests.Json;

public sealed class JsonValueTests
{
    [Fact]
    public void What_is_written_is_read_back_as_it_was()
    {
        foreach (var style in Enum.GetValues<JsonStyle>())
        {
            Check.QuickThrowOnFailure(Prop.ForAll(JsonGen.Documents, value =>
            {
                var read = JsonValue.Parse(value.ToUtf8(style));
                return read.Equals(value) && read.GetHashCode() == value.GetHashCode() && read.ToString() == value.ToString();
            }));
        }
    }

    [Fact]
    public void Equality_is_reflexive_and_symmetric_and_agrees_with_the_hash() =>
        Check.QuickThrowOnFailure(Prop.ForAll(JsonGen.Values, JsonGen.Values, (a, b) =>
            a.Equals(a) && a.Equals(b) == b.Equals(a) && (!a.Equals(b) || a.GetHashCode() == b.GetHashCode())));

    [Fact]
    public void Equality_is_transitive() =>
        Check.QuickThrowOnFailure(Prop.ForAll(JsonGen.Values, JsonGen.Values, JsonGen.Values, (a, b, c) => !(a.Equals(b) && b.Equals(c)) || a.Equals(c)));

    [Fact]
    public void The_order_of_members_does_not_count() =>
        Check.QuickThrowOnFailure(Prop.ForAll(JsonGen.Documents, value =>
            value is not JsonObject members || (new JsonObject(members.Reverse()) is var reversed && reversed.Equals(members) && reversed.GetHashCode() == members.GetHashCode())));

    [Theory]
    [InlineData("1", "1.0")]
    [InlineData("1", "10e-1")]
    [InlineData("1", "0.1E+1")]
    [InlineData("0", "-0.0e999999999999999999999999")]
    [InlineData("100", "1e2")]
    [InlineData("-12.50", "-1.25e1")]
    [InlineData("0.00012", "12e-5")]
    [InlineData("1e999999999", "10e999999998")]
    [InlineData("1e999999999999999999999999999", "0.1e1000000000000000000000000000")]
    [InlineData("1e-999999999999999999999999999", "100e-1000000000000000000000000001")]
    [InlineData("1e99999999999999999", "0.01e100000000000000001")]
    [InlineData("7e00000000000000000000000000000001", "70")]
    public void Numbers_of_one_value_are_equal(string a, string b)
    {
        Assert.Equal(new JsonNumber(a), new JsonNumber(b));
        Assert.Equal(new JsonNumber(a).GetHashCode(), new JsonNumber(b).GetHashCode());
    }

    [Theory]
    [InlineData("9007199254740993", "9007199254740992")]
    [InlineData("1", "-1")]
    [InlineData("1", "10")]
    [InlineData("1e400", "1e401")]
    [InlineData("0.1", "0.10000000000000000000000000000000000000001")]
    [InlineData("1e999999999999999999999999999", "1e999999999999999999999999998")]
    [InlineData("1e999999999999999999999999999", "1e-999999999999999999999999999")]
    [InlineData("12", "1.20000001e1")]
    public void Numbers_of_different_value_are_not(string a, string b) => Assert.NotEqual(new JsonNumber(a), new JsonNumber(b));

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("01")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("+1")]
    [InlineData("0x1")]
    [InlineData("1 ")]
    [InlineData("NaN")]
    public void A_number_has_the_form_that_JSON_gives_it(string text) => Assert.Throws<ArgumentException>(() => new JsonNumber(text));

    [Fact]
    public void A_double_that_JSON_cannot_say_is_refused() => Assert.Throws<ArgumentException>(() => JsonNumber.Of(double.NaN));

    [Fact]
    public void Text_that_is_not_Unicode_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new JsonString("a\uD800"));
        Assert.Throws<ArgumentException>(() => JsonObject.Empty.With("\uDC00", JsonNull.Instance));
    }

    [Fact]
    public void A_name_that_is_there_twice_is_refused() =>
        Assert.Throws<ArgumentException>(() => JsonGen.Object(("a", JsonNull.Instance), ("b", JsonNull.Instance), ("a", JsonNull.Instance)));

    [Fact]
    public void A_value_deeper_than_any_may_be_is_refused()
    {
        JsonValue value = JsonNull.Instance;
        for (var i = 0; i < 1024; i++)
        {
            value = new JsonArray([value]);
        }

        Assert.Equal(1024 + 4 + 1024, Encoding.UTF8.GetString(value.ToUtf8(JsonStyle.Compact)).Length);
        Assert.Throws<JsonTooDeepException>(() => new JsonArray([value]));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(5000)]
    public void A_member_is_found_set_and_taken_away_by_its_name(int count)
    {
        var members = new JsonObject(Enumerable.Range(0, count).Select(i => KeyValuePair.Create<string, JsonValue>($"k{i}", JsonNumber.Of(i))));

        Assert.Equal(JsonNumber.Of(1), members.Find("k1"));
        Assert.Null(members.Find("none"));
        Assert.Equal(["k0", "k1", "k2"], members.With("k1", JsonNull.Instance).Names.Take(3));
        Assert.Equal(JsonNull.Instance, members.With("k1", JsonNull.Instance).Find("k1"));
        Assert.Equal("new", members.With("new", JsonNull.Instance).Names[^1]);
        Assert.False(members.Without("k1").TryGet("k1", out _));
        Assert.Equal(count - 1, members.Without("k1").Count);
        Assert.Equal(JsonNumber.Of(count - 1), members.Without("k1").Find($"k{count - 1}"));
    }

    [Fact]
    public void Indented_text_has_two_spaces_a_level_and_ends_its_line() =>
        Assert.Equal(
            "{\n  \"a\": [\n    1.0,\n    {}\n  ],\n  \"b\": [],\n  \"c\": \"\\u0001\\n/é\"\n}\n",
            Encoding.UTF8.GetString(JsonValue.Parse("""{"a":[1.0,{}],"b":[],"c":"\u0001\n\/\u00e9"}"""u8).ToUtf8(JsonStyle.Indented)));
}
