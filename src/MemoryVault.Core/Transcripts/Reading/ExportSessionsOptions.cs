namespace MemoryVault.Transcripts;

/// <summary>What is written out, and where to.</summary>
public sealed record ExportSessionsOptions
{
    /// <summary>Gets the folder that it is written to.</summary>
    public required string Folder { get; init; }

    /// <summary>Gets the one session that is written; null for everything, with the indexes and other files.</summary>
    public string? Session { get; init; }

    /// <summary>Gets the names of the sources, with wildcards; empty means all.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Gets the state of the vault that is written: a revision, an event or a time; null for the newest.</summary>
    public string? Revision { get; init; }

    /// <summary>Gets a value indicating whether a file that is there and differs is replaced.</summary>
    public bool Force { get; init; }

    /// <summary>Gets a value indicating whether nothing is written, and the result tells what would be.</summary>
    public bool DryRun { get; init; }
}
