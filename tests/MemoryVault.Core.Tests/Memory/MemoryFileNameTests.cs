using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MemoryVault.Memory;

namespace MemoryVault.Tests.Memory;

public sealed class MemoryFileNameTests
{
    private static readonly Gen<string> Key =
        from parts in Gen.Elements("a", "Z", "9", ".", "..", "-", "_", "+", "%", "/", "\\", ":", "con", "COM1", ".json", " ", "é", "É", "記", "🙂", "\ud800", "\udc00", "\0", "\u202e", "~1").ListOf()
        select string.Concat(parts.Take(12));

    private static readonly Arbitrary<string> Keys = Gen.OneOf(Key, ArbMap.Default.GeneratorFor<string>().Where(text => text is not null)).ToArbitrary();

    [Fact]
    public void A_key_comes_back_from_its_name() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Keys, key => MemoryFileName.TryEncode(key) is not { } name || MemoryFileName.TryDecode(name) == key));

    [Fact]
    public void A_name_is_safe_on_every_system() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Keys, key => MemoryFileName.TryEncode(key) is not { } name || IsSafe(name)));

    [Fact]
    public void A_name_that_decodes_is_the_one_name_of_its_key() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Keys, name => MemoryFileName.TryDecode(name) is not { } key || MemoryFileName.TryEncode(key) == name));

    [Theory]
    [InlineData("bug-1.2_x", "bug-1.2_x")]
    [InlineData("Bug", "+bug")]
    [InlineData("a b/c", "a%20b%2fc")]
    [InlineData("é", "%c3%a9")]
    [InlineData("", "%")]
    [InlineData("%", "%25")]
    [InlineData("+", "%2b")]
    [InlineData(".git", "%2egit")]
    [InlineData("a.", "a%2e")]
    [InlineData("..", "%2e%2e")]
    [InlineData("x.json", "x%2ejson")]
    [InlineData("x.JSON", "x.+j+s+o+n")]
    [InlineData("con", "%63on")]
    [InlineData("lpt9.old", "%6cpt9.old")]
    [InlineData("CON", "+c+o+n")]
    [InlineData("console", "console")]
    public void Names_are_as_documented(string key, string name)
    {
        Assert.Equal(name, MemoryFileName.TryEncode(key));
        Assert.Equal(key, MemoryFileName.TryDecode(name));
    }

    [Fact]
    public void Keys_that_differ_in_case_only_have_names_that_differ_in_more() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Keys, Keys, (a, b) =>
            a == b || MemoryFileName.TryEncode(a) is not { } left || MemoryFileName.TryEncode(b) is not { } right
            || !left.Equals(right, StringComparison.OrdinalIgnoreCase)));

    [Theory]
    [InlineData("A")]
    [InlineData("%61")]
    [InlineData("%2E")]
    [InlineData("%2")]
    [InlineData("%zz")]
    [InlineData("+")]
    [InlineData("+1")]
    [InlineData("a b")]
    [InlineData("é")]
    [InlineData("%ff")]
    [InlineData("%ed%a0%bd%ed%b9%82")]
    [InlineData(".hidden")]
    [InlineData("con")]
    [InlineData("")]
    public void Another_name_is_the_name_of_no_key(string name) => Assert.Null(MemoryFileName.TryDecode(name));

    [Fact]
    public void A_name_has_200_bytes_at_most()
    {
        Assert.Equal(200, MemoryFileName.TryEncode(new string('a', 200))!.Length);
        Assert.Null(MemoryFileName.TryEncode(new string('a', 201)));
        Assert.Equal(200, MemoryFileName.TryEncode(new string('A', 100))!.Length);
        Assert.Null(MemoryFileName.TryEncode(new string('A', 100) + "a"));
        Assert.Null(MemoryFileName.TryEncode(new string('é', 34)));
    }

    private static bool IsSafe(string name) =>
        name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_' or '.' or '+' or '%')
        && Encoding.UTF8.GetByteCount(name) is > 0 and <= MemoryFileName.MaximumBytes
        && name[0] != '.' && name[^1] != '.' && !name.EndsWith(".json", StringComparison.Ordinal)
        && name.Split('.')[0] is not ("con" or "prn" or "aux" or "nul" or "com1" or "lpt1");
}
