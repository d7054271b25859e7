namespace MemoryVault.Cli.Output;

/// <summary>Where views write what people read.</summary>
internal abstract class Report
{
    /// <summary>Gets a value indicating whether whoever read it has gone.</summary>
    internal abstract bool IsClosed { get; }

    /// <summary>Writes a line.</summary>
    internal abstract void Line(params ReadOnlySpan<Words> words);

    /// <summary>Writes a table; nothing if it has no rows.</summary>
    internal abstract void Table(Table table);

    /// <summary>Says when something was: how long ago on a terminal, else the moment itself, which reads the same tomorrow.</summary>
    internal abstract string Moment(DateTimeOffset time);

    /// <summary>Writes a label and what it stands for, labels in one column.</summary>
    internal void Field(string label, params ReadOnlySpan<Words> words) =>
        Line([new Words(label.PadRight(FieldWidth), Tone.Faint), .. words]);

    /// <summary>Writes an empty line.</summary>
    internal void Blank() => Line();

    private const int FieldWidth = 13;
}
