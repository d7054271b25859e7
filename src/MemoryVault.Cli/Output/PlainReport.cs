using System.Text;
using MemoryVault.Cli.Terminal;

namespace MemoryVault.Cli.Output;

/// <summary>Text without colour, box or cut: for pipes, files, <c>NO_COLOR</c> and a terminal that cannot do more.</summary>
internal sealed class PlainReport(StandardStream stream, TimeProvider clock) : Report
{
    private const string Gap = "  ";

    /// <inheritdoc/>
    internal override bool IsClosed => stream.IsClosed;

    /// <inheritdoc/>
    internal override void Line(params ReadOnlySpan<Words> words)
    {
        var line = new StringBuilder();
        foreach (var piece in words)
        {
            line.Append(VisibleText.Of(piece.Text));
        }

        Write(line);
    }

    /// <inheritdoc/>
    internal override void Table(Table table)
    {
        if (table.Rows.Count == 0)
        {
            return;
        }

        List<string[]> rows = [[.. table.Headings], .. table.Rows.Select(row => row.Select(cell => VisibleText.Of(cell.Text)).ToArray())];
        int[] widths = [.. table.Headings.Select((_, column) => rows.Max(row => row[column].Length))];
        foreach (var row in rows)
        {
            var line = new StringBuilder();
            for (var column = 0; column < row.Length; column++)
            {
                line.Append(table.IsRight(column) ? row[column].PadLeft(widths[column]) : row[column].PadRight(widths[column])).Append(Gap);
            }

            Write(line);
        }
    }

    /// <inheritdoc/>
    internal override string Moment(DateTimeOffset time) =>
        stream.IsTerminal ? RelativeTime.Of(time, clock.GetUtcNow()) : RelativeTime.Exactly(time);

    private void Write(StringBuilder line)
    {
        stream.Write(line.ToString().TrimEnd());
        stream.Write("\n");
    }
}
