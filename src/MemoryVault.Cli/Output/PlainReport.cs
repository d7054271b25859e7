using System.Text;
using MemoryVault.Cli.Terminal;
using MemoryVault.Display;

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
        var columns = table.Columns().Select(Aligned).ToList();
        for (var row = 0; columns.Count > 0 && row < columns[0].Length; row++)
        {
            Write(new StringBuilder().AppendJoin(Gap, columns.Select(column => column[row])));
        }
    }

    /// <inheritdoc/>
    internal override string Moment(DateTimeOffset time) =>
        stream.IsTerminal ? RelativeTime.Of(time, clock.GetUtcNow()) : RelativeTime.Exactly(time);

    private static string[] Aligned(Column column)
    {
        string[] cells = [column.Heading, .. column.Cells.Select(cell => VisibleText.Of(cell.Text))];
        var width = cells.Max(cell => cell.Length);
        return [.. cells.Select(cell => column.IsRight ? cell.PadLeft(width) : cell.PadRight(width))];
    }

    private void Write(StringBuilder line)
    {
        stream.Write(line.ToString().TrimEnd());
        stream.Write("\n");
    }
}
