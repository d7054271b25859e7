namespace MemoryVault.Knowledge.Gists.Http;

/// <summary>
/// Says how long to wait before a request is sent again (GitHub Docs, "Rate limits for the REST API", Exceeding the rate limit; "Best practices for using
/// the REST API"), and when to give up.
/// </summary>
/// <param name="clock">The clock.</param>
/// <param name="limit">How long all waits together may be.</param>
internal sealed class GitHubPatience(TimeProvider clock, TimeSpan limit)
{
    /// <summary>How long a command waits for GitHub at the most, all in all.</summary>
    internal static readonly TimeSpan Usual = TimeSpan.FromMinutes(5);

    private const int MaximumFaults = 5;
    private static readonly TimeSpan SecondaryPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ResetSlack = TimeSpan.FromSeconds(1);

    private TimeSpan _waited;

    /// <summary>Gets how long all waits together may be.</summary>
    internal TimeSpan Limit { get; } = limit;

    /// <summary>Gives how long GitHub asks to wait after a limit.</summary>
    /// <param name="reply">Its answer.</param>
    /// <param name="attempt">How many times the request was sent, from 1.</param>
    internal TimeSpan After(GitHubReply reply, int attempt) =>
        reply.RetryAfter
        ?? (reply.Reset is { } reset ? Positive(reset - clock.GetUtcNow()) + ResetSlack : SecondaryPause * Math.Pow(2, attempt - 1));

    /// <summary>Gives how long to wait after a fault of the server or the network; null where it is to be given up.</summary>
    /// <param name="retryAfter">What the server asks for; null for nothing.</param>
    /// <param name="attempt">How many times the request was sent, from 1.</param>
    internal static TimeSpan? AfterFault(TimeSpan? retryAfter, int attempt) =>
        attempt >= MaximumFaults ? null : retryAfter ?? TimeSpan.FromSeconds(Math.Pow(2, attempt - 1));

    /// <summary>Waits; false where that would be longer than the limit, and then not at all.</summary>
    internal async Task<bool> TryWaitAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        if (_waited + wait > Limit)
        {
            return false;
        }

        _waited += wait;
        await Task.Delay(wait, clock, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private static TimeSpan Positive(TimeSpan span) => span > TimeSpan.Zero ? span : TimeSpan.Zero;
}
