namespace MemoryVault.Transcripts;

/// <summary>What a pull does.</summary>
public sealed record PullSessionsOptions
{
    /// <summary>Gets the names of the sources, with wildcards; empty means all.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Gets how long to wait for another pull of the same source.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets how long to wait after the first broken connection; each later time three times as long.</summary>
    public TimeSpan RetryPause { get; init; } = TimeSpan.FromSeconds(1);
}
