namespace MemoryVault.Transcripts;

/// <summary>What a pull did.</summary>
public sealed record PullSessionsResult
{
    /// <summary>Gets the vault's folder.</summary>
    public required string Vault { get; init; }

    /// <summary>Gets the sources that were pulled, in the order of the configuration.</summary>
    public IReadOnlyList<SessionPullOutcome> Sources { get; init; } = [];

    /// <summary>Gets how long it took.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Gets the exit code: 0, or 1 where a source failed.</summary>
    public int ExitCode => Sources.Any(source => source.Errors.Count > 0) ? 1 : 0;
}
