namespace MemoryVault.Cli.Output;

/// <summary>Rows under headings. A heading that begins with <c>&gt;</c> is of a column of numbers, set to the right.</summary>
internal sealed class Table(params string[] headings)
{
    private readonly List<Words[]> _rows = [];

    /// <summary>Gets the headings.</summary>
    internal IReadOnlyList<string> Headings { get; } = [.. headings.Select(heading => heading.TrimStart('>'))];

    /// <summary>Gets the rows.</summary>
    internal IReadOnlyList<Words[]> Rows => _rows;

    /// <summary>Tells whether a column is set to the right.</summary>
    internal bool IsRight(int column) => headings[column].StartsWith('>');

    /// <summary>Adds a row.</summary>
    internal void Add(params Words[] cells) => _rows.Add(cells);
}
