namespace MemoryVault.Transcripts;

/// <summary>Which transcript is read.</summary>
public sealed record ReadSessionOptions
{
    /// <summary>Gets the session: its id, its file or its path, or the beginning of its id; <c>source:path</c> where that is not enough.</summary>
    public required string Session { get; init; }

    /// <summary>Gets the names of the sources that it is looked for in, with wildcards; empty means all.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Gets the state of the vault that is looked at: a revision, an event or a time; null for the newest.</summary>
    public string? Revision { get; init; }

    /// <summary>Gets the version of a transcript that was rewritten, 1 for the first; null for the one in place.</summary>
    public int? Version { get; init; }
}
