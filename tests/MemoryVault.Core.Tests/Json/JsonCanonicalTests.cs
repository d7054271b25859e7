using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MemoryVault.Json;

namespace MemoryVault.Tests.Json;

public sealed class JsonCanonicalTests
{
    [Fact]
    public void The_example_of_the_RFC_is_written_as_there() => // RFC 8785, section 3.2
        Assert.Equal(
            """{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}""",
            Canonical("""{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}"""));

    [Fact]
    public void Members_are_sorted_by_UTF16_code_units() // RFC 8785, section 3.2.3
    {
        var value = JsonValue.Parse("""{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}"""u8);
        var canonical = (JsonObject)JsonValue.Parse(JsonCanonical.Write(value));
        Assert.Equal(["\r", "1", "\u0080", "\u00f6", "\u20ac", "\ud83d\ude00", "\ufb33"], canonical.Names);
    }

    // RFC 8785, appendix B: the bits of a double, and how it is written.
    [Theory]
    [InlineData("0000000000000000", "0")]
    [InlineData("8000000000000000", "0")]
    [InlineData("0000000000000001", "5e-324")]
    [InlineData("8000000000000001", "-5e-324")]
    [InlineData("7fefffffffffffff", "1.7976931348623157e+308")]
    [InlineData("ffefffffffffffff", "-1.7976931348623157e+308")]
    [InlineData("4340000000000000", "9007199254740992")]
    [InlineData("c340000000000000", "-9007199254740992")]
    [InlineData("4430000000000000", "295147905179352830000")]
    [InlineData("44b52d02c7e14af5", "9.999999999999997e+22")]
    [InlineData("44b52d02c7e14af6", "1e+23")]
    [InlineData("44b52d02c7e14af7", "1.0000000000000001e+23")]
    [InlineData("444b1ae4d6e2ef4e", "999999999999999700000")]
    [InlineData("444b1ae4d6e2ef4f", "999999999999999900000")]
    [InlineData("444b1ae4d6e2ef50", "1e+21")]
    [InlineData("3eb0c6f7a0b5ed8c", "9.999999999999997e-7")]
    [InlineData("3eb0c6f7a0b5ed8d", "0.000001")]
    [InlineData("41b3de4355555553", "333333333.3333332")]
    [InlineData("41b3de4355555554", "333333333.33333325")]
    [InlineData("41b3de4355555555", "333333333.3333333")]
    [InlineData("41b3de4355555556", "333333333.3333334")]
    [InlineData("41b3de4355555557", "333333333.33333343")]
    [InlineData("becbf647612f3696", "-0.0000033333333333333333")]
    [InlineData("43143ff3c1cb0959", "1424953923781206.2")]
    public void A_number_is_written_as_ECMAScript_does(string bits, string expected)
    {
        var number = BitConverter.UInt64BitsToDouble(ulong.Parse(bits, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        Assert.Equal(expected, Encoding.UTF8.GetString(JsonCanonical.Write(JsonNumber.Of(number))));
    }

    [Theory]
    [InlineData("9007199254740993", "9007199254740993")]
    [InlineData("-9007199254740993.0", "-9007199254740993")]
    [InlineData("9.007199254740993e15", "9007199254740993")]
    [InlineData("18446744073709551615", "18446744073709551615")]
    [InlineData("123456789012345678901234567890", "1.2345678901234567890123456789e+29")]
    [InlineData("1e400", "1e+400")]
    [InlineData("-12.5e999999999999999999999", "-1.25e+1000000000000000000000")]
    [InlineData("1e-400", "0")]
    [InlineData("-0.0", "0")]
    [InlineData("0.1000000000000000055511151231257827", "0.1")]
    [InlineData("1e23", "1e+23")]
    public void A_whole_number_that_is_no_double_keeps_its_digits(string text, string expected) => Assert.Equal(expected, Canonical(text));

    [Fact]
    public void The_canonical_form_is_its_own_canonical_form() =>
        Check.QuickThrowOnFailure(Prop.ForAll(JsonGen.Documents, value =>
        {
            var canonical = JsonCanonical.Write(value);
            return JsonCanonical.Write(JsonValue.Parse(canonical)).AsSpan().SequenceEqual(canonical);
        }));

    [Fact]
    public void Equal_values_have_one_form() =>
        Check.QuickThrowOnFailure(Prop.ForAll(JsonGen.Values, JsonGen.Values, (a, b) => !a.Equals(b) || JsonCanonical.Hash(a) == JsonCanonical.Hash(b)));

    [Fact]
    public void The_hash_is_that_of_the_canonical_bytes() => // sha256 of {"a":1}
        Assert.Equal("015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862", JsonCanonical.Hash(JsonValue.Parse("{ \"a\" : 1.0 }"u8)));

    private static string Canonical(string text) => Encoding.UTF8.GetString(JsonCanonical.Write(JsonValue.Parse(Encoding.UTF8.GetBytes(text))));
}
