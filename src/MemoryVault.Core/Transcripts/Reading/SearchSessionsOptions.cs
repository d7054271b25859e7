namespace MemoryVault.Transcripts;

/// <summary>What is searched for, and where.</summary>
public sealed record SearchSessionsOptions
{
    /// <summary>Gets the text, as it is: no pattern.</summary>
    public required string Text { get; init; }

    /// <summary>Gets a value indicating whether the case of letters matters.</summary>
    public bool CaseSensitive { get; init; }

    /// <summary>Gets the names of the sources, with wildcards; empty means all.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Gets the one session that is searched; null for all.</summary>
    public string? Session { get; init; }

    /// <summary>Gets the state of the vault that is looked at: a revision, an event or a time; null for the newest.</summary>
    public string? Revision { get; init; }
}
