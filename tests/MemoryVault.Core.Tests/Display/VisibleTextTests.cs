using MemoryVault.Display;

namespace MemoryVault.Tests.Display;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("notes/ünïcode 记忆 🙂.md", "notes/ünïcode 记忆 🙂.md")]
    [InlineData("a\u001b[31mred", "a\\x1b[31mred")]
    [InlineData("two\nlines\r\t", "two\\nlines\\r\\t")]
    [InlineData("\u009b31m", "\\x9b31m")]
    [InlineData("a\u202egnp.exe", "a\\u202egnp.exe")]
    [InlineData("", "")]
    public void Shows_a_name_without_anything_a_terminal_would_obey(string name, string shown) =>
        Assert.Equal(shown, VisibleText.Of(name));

    [Fact]
    public void Spells_out_bytes_that_are_not_utf8_and_halves_of_a_letter()
    {
        Assert.Equal("\\xff.md", VisibleText.Of("\udcff.md"));
        Assert.Equal("\\ud83d", VisibleText.Of("\ud83d"));
    }

    [Fact]
    public void Gives_harmless_text_back_as_it_is()
    {
        const string Text = "C:\\Users\\ann\\[1] memory.json";
        Assert.Same(Text, VisibleText.Of(Text));
    }
}
