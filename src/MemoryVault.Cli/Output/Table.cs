namespace MemoryVault.Cli.Output;

/// <summary>Rows under headings. A heading that begins with <c>&gt;</c> is of a column of numbers, set to the right.</summary>
internal sealed class Table(params string[] headings)
{
    private readonly List<Words[]> _rows = [];

    /// <summary>Gets a value indicating whether there is no row.</summary>
    internal bool IsEmpty => _rows.Count == 0;

    /// <summary>Gives the columns in which some row says something.</summary>
    internal IReadOnlyList<Column> Columns() =>
    [
        .. headings
            .Select((heading, index) => new Column(heading.TrimStart('>'), heading.StartsWith('>'), [.. _rows.Select(row => row[index])]))
            .Where(column => column.Cells.Any(cell => cell.Text.Length > 0)),
    ];

    /// <summary>Adds a row.</summary>
    internal void Add(params Words[] cells) => _rows.Add(cells);
}
