using MemoryVault.Files;
using MemoryVault.Vaults;

namespace MemoryVault.Transcripts;

/// <summary>Pulls the transcripts of session sources into the vault.</summary>
/// <remarks>
/// Each source is held by a lock of its own (<c>local/sessions/&lt;source&gt;.lock</c>) while it is pulled; the write lock is taken only for the moment of a
/// commit, when everything has been received. The error of one source does not keep the others from being pulled.
/// </remarks>
public sealed class PullSessions(Vault vault)
{
    /// <summary>Gets what opens a source.</summary>
    internal Func<SessionSource, Vault, ISessionFeed> OpenFeed { get; init; } = SessionFeeds.Open;

    /// <summary>Pulls.</summary>
    /// <exception cref="SessionSourceMissingException">A name matches no source.</exception>
    public async Task<PullSessionsResult> RunAsync(PullSessionsOptions options, CancellationToken cancellationToken)
    {
        var start = vault.Services.Clock.GetTimestamp();
        var outcomes = new List<SessionPullOutcome>();
        foreach (var source in Select(options.Sources))
        {
            outcomes.Add(await PullAsync(source, options, cancellationToken).ConfigureAwait(false));
        }

        return new PullSessionsResult { Vault = vault.Paths.Root, Sources = outcomes, Elapsed = vault.Services.Clock.GetElapsedTime(start) };
    }

    private List<SessionSource> Select(IReadOnlyList<string> names)
    {
        var all = vault.Configuration.SessionSources;
        foreach (var name in names.Where(name => !all.Any(source => NameWildcard.Matches(name, source.Name))))
        {
            throw new SessionSourceMissingException(name, all);
        }

        return [.. all.Where(source => NameWildcard.MatchesAny(names, source.Name))];
    }

    private async Task<SessionPullOutcome> PullAsync(SessionSource source, PullSessionsOptions options, CancellationToken cancellationToken)
    {
        var pull = new SourcePull(vault, source, () => OpenFeed(source, vault));
        await using var closing = pull.ConfigureAwait(false);
        try
        {
            using var held = await FileLock.AcquireAsync(
                vault.Paths.SessionLock(source.Name), "sessions pull", options.LockTimeout, vault.Services.Clock, cancellationToken).ConfigureAwait(false);
            await pull.RunAsync(options.RetryPause, cancellationToken).ConfigureAwait(false);
        }
        catch (VaultException e)
        {
            pull.Fail(e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            pull.Fail(new InvalidInputException(source.Name, $"Session source '{source.Name}' could not be pulled: {e.Message}", "See the message; what was received whole is in the vault.", e));
        }

        var outcome = pull.Outcome;
        Remember(outcome);
        return outcome;
    }

    private void Remember(SessionPullOutcome outcome)
    {
        if (outcome.Errors.Count == 0)
        {
            PullState.MarkPulled(vault.Paths, outcome.Source, vault.Services.Clock.GetUtcNow());
        }

        foreach (var refused in outcome.Refused)
        {
            vault.Log(VaultLogLevel.Warning, "sessions.refused", $"Session source '{outcome.Source}': '{refused.Name}' {refused.Reason}.", outcome.Source);
        }

        foreach (var warning in outcome.Warnings)
        {
            vault.Log(VaultLogLevel.Warning, "sessions.warning", warning, outcome.Source);
        }

        foreach (var error in outcome.Errors)
        {
            vault.Log(VaultLogLevel.Error, "sessions.failed", error.Message, error.Target);
        }

        if (outcome.Commit is { } commit)
        {
            vault.Log(VaultLogLevel.Information, "sessions.pulled", $"{PullSubject.Of(outcome)} (commit {commit[..7]}).", outcome.Source);
        }
    }
}
