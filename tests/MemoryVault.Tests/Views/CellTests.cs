using MemoryVault.Views;

namespace MemoryVault.Tests.Views;

public class CellTests
{
    [Fact]
    public void A_text_keeps_nothing_that_a_terminal_obeys() => Assert.Equal("\\x1b[31mred\\n", Cell.Text("\e[31mred\n"));

    [Fact]
    public void A_list_has_commas_and_its_texts_are_texts() => Assert.Equal("a, \\x07", Cell.Text(new[] { "a", "\a" }));

    [Fact]
    public void A_number_a_truth_value_and_nothing_stay_what_they_are()
    {
        Assert.Equal(3, Cell.Text(3));
        Assert.Equal(true, Cell.Text(true));
        Assert.Null(Cell.Text(null));
    }

    [Fact]
    public void Lines_break_between_values_and_never_in_one() => Assert.Equal("a\nb\\n", Cell.Lines(new[] { "a", "b\n" }));

    [Theory]
    [InlineData("/home/ann/notes/a.md", "~/notes/a.md")]
    [InlineData("/home/ann", "~")]
    [InlineData("/home/anna/a.md", "/home/anna/a.md")]
    [InlineData("https://example.org/home/ann", "https://example.org/home/ann")]
    public void A_path_begins_at_the_home(string path, string shown) => Assert.Equal(shown, Cell.Path(path, "/home/ann"));
}
