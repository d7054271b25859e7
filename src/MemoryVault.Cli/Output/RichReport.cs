using System.Text;
using MemoryVault.Cli.Terminal;
using MemoryVault.Display;

namespace MemoryVault.Cli.Output;

/// <summary>Colour and tables, for a terminal.</summary>
/// <remarks>Lines are coloured by hand, so that a report without a table loads no library; and they are left to the terminal to
/// fold, so that a long path can be copied whole.</remarks>
internal sealed class RichReport(StandardStream stream, TimeProvider clock) : Report
{
    /// <inheritdoc/>
    internal override bool IsClosed => stream.IsClosed;

    /// <inheritdoc/>
    internal override void Line(params ReadOnlySpan<Words> words)
    {
        var line = new StringBuilder();
        foreach (var piece in words)
        {
            var text = VisibleText.Of(piece.Text);
            _ = Code(piece.Tone) is { } code ? line.Append(code).Append(text).Append("\e[0m") : line.Append(text);
        }

        stream.Write(line.Append('\n').ToString());
    }

    /// <inheritdoc/>
    internal override void Table(Table table)
    {
        if (!table.IsEmpty)
        {
            SpectreTable.Write(table, stream);
        }
    }

    /// <inheritdoc/>
    internal override string Moment(DateTimeOffset time) => RelativeTime.Of(time, clock.GetUtcNow());

    private static string? Code(Tone tone) => tone switch
    {
        Tone.Strong => "\e[1m",
        Tone.Faint => "\e[2m",
        Tone.Good => "\e[32m",
        Tone.Warning => "\e[33m",
        Tone.Bad => "\e[31m",
        Tone.Command => "\e[36m",
        _ => null,
    };
}
