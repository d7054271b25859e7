using MemoryVault.Cli.Terminal;
using Spectre.Console;

namespace MemoryVault.Cli.Output;

/// <summary>Draws a table with Spectre.Console.</summary>
internal static class SpectreTable
{
    /// <summary>Draws the table to a terminal. Cells are texts, never markup: a <c>[</c> in a path is a <c>[</c>.</summary>
    internal static void Write(Table table, StandardStream stream)
    {
        var drawn = new Spectre.Console.Table().Border(TableBorder.Rounded).BorderColor(Color.Grey);
        for (var column = 0; column < table.Headings.Count; column++)
        {
            var heading = new TableColumn(new Text(table.Headings[column], new Style(decoration: Decoration.Bold)));
            drawn.AddColumn(table.IsRight(column) ? heading.RightAligned().NoWrap() : heading);
        }

        foreach (var row in table.Rows)
        {
            drawn.AddRow(row.Select(cell => new Text(VisibleText.Of(cell.Text), StyleOf(cell.Tone))));
        }

        AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.Standard,
            Interactive = InteractionSupport.No,
            Out = new SpectreOutput(stream),
        }).Write(drawn);
    }

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
