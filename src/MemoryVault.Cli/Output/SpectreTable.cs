using MemoryVault.Cli.Terminal;
using MemoryVault.Display;
using Spectre.Console;

namespace MemoryVault.Cli.Output;

/// <summary>Draws a table with Spectre.Console.</summary>
internal static class SpectreTable
{
    /// <summary>Draws the table to a terminal. Cells are texts, never markup: a <c>[</c> in a path is a <c>[</c>.</summary>
    internal static void Write(Table table, StandardStream stream)
    {
        var drawn = new Spectre.Console.Table().Border(TableBorder.Rounded).BorderColor(Color.Grey);
        var columns = table.Columns();
        foreach (var column in columns)
        {
            var heading = new TableColumn(new Text(column.Heading, new Style(decoration: Decoration.Bold)));
            drawn.AddColumn(column.IsRight ? heading.RightAligned().NoWrap() : heading);
        }

        for (var row = 0; row < columns[0].Cells.Count; row++)
        {
            drawn.AddRow(columns.Select(column => Cell(column.Cells[row])));
        }

        AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.Standard,
            Interactive = InteractionSupport.No,
            Out = new SpectreOutput(stream),
        }).Write(drawn);
    }

    private static Text Cell(Words words) => new(VisibleText.Of(words.Text), StyleOf(words.Tone));

    private static Style StyleOf(Tone tone) => tone switch
    {
        Tone.Strong => new Style(decoration: Decoration.Bold),
        Tone.Faint => new Style(decoration: Decoration.Dim),
        Tone.Good => new Style(Color.Green),
        Tone.Warning => new Style(Color.Olive),
        Tone.Bad => new Style(Color.Maroon),
        Tone.Command => new Style(Color.Teal),
        _ => Style.Plain,
    };
}
