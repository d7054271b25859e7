namespace MemoryVault.Transcripts;

/// <summary>Which sessions are listed.</summary>
public sealed record ListSessionsOptions
{
    /// <summary>Gets the names of the sources, with wildcards; empty means all that the vault has, also those that this machine does not pull.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Gets the state of the vault that is looked at: a revision, an event or a time; null for the newest.</summary>
    public string? Revision { get; init; }
}
