using FsCheck;
using FsCheck.Fluent;
using MemoryVault.Memory;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Memory;

public sealed class EntryPathTests
{
    [Theory]
    [InlineData("tasks", "tasks", null)]
    [InlineData("tasks/", "tasks", "")]
    [InlineData("tasks/bug-1", "tasks", "bug-1")]
    [InlineData("tasks/a/b~1", "tasks", "a/b~1")]
    [InlineData("a~1b/c", "a/b", "c")]
    [InlineData("~01", "~1", null)]
    [InlineData("", "", null)]
    public void A_path_is_section_and_key(string text, string section, string? key)
    {
        Assert.Equal(new EntryPath(section, key), EntryPath.Parse(text));
        Assert.Equal(text, EntryPath.Parse(text).ToString());
    }

    [Theory]
    [InlineData("a~")]
    [InlineData("a~2/b")]
    public void A_tilde_alone_in_the_section_is_refused(string text) =>
        Assert.Contains("~0", Assert.Throws<InvalidInputException>(() => EntryPath.Parse(text)).Remedy, StringComparison.Ordinal);

    [Fact]
    public void Every_path_comes_back_from_its_text()
    {
        var text = Gen.Elements("a", "/", "~", "0", "1", "é").ListOf().Select(string.Concat);
        Check.QuickThrowOnFailure(Prop.ForAll(text.ToArbitrary(), text.OrNull().ToArbitrary(), (section, key) =>
            EntryPath.Parse(new EntryPath(section, key).ToString()) == new EntryPath(section, key)));
    }
}
