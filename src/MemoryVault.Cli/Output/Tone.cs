namespace MemoryVault.Cli.Output;

/// <summary>How a piece of text is meant; what it looks like is the report's business.</summary>
internal enum Tone
{
    /// <summary>Text.</summary>
    Plain,

    /// <summary>What the eye should find first.</summary>
    Strong,

    /// <summary>What may be overlooked.</summary>
    Faint,

    /// <summary>Something is as it should be, or new.</summary>
    Good,

    /// <summary>Something wants a look, or is changed.</summary>
    Warning,

    /// <summary>Something is wrong, or gone.</summary>
    Bad,

    /// <summary>Something to type.</summary>
    Command,
}
