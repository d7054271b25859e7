using MemoryVault.Backup.Syncing;
using MemoryVault.Files;
using MemoryVault.Vaults;
using MemoryVault.Vaults.Rescuing;

namespace MemoryVault.Backup;

/// <summary>Commits what changed in the sources and pushes it to every remote.</summary>
/// <remarks>
/// One sync at a time holds <c>local/sync.lock</c>, so that scanning and pushing keep no agent from checking its memory in: those need
/// the write lock only for the moment of a commit.
/// </remarks>
public sealed class SyncVault(Vault vault)
{
    /// <summary>Runs the sync.</summary>
    /// <exception cref="VaultException">Nothing could be done at all; what fails for one file, source or remote is in the result.</exception>
    public async Task<SyncResult> RunAsync(SyncOptions options, CancellationToken cancellationToken)
    {
        var start = vault.Services.Clock.GetTimestamp();
        if (options.DryRun)
        {
            var plan = await new SyncRun(vault, options).RunAsync(cancellationToken).ConfigureAwait(false);
            return plan with { Elapsed = vault.Services.Clock.GetElapsedTime(start) };
        }

        using var held = await FileLock.AcquireAsync(
            vault.Paths.SyncLock, "sync", options.LockTimeout, vault.Services.Clock, cancellationToken).ConfigureAwait(false);
        try
        {
            var result = await new RefRescue(vault).AroundAsync(() => new SyncRun(vault, options).RunAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
            result = result with { Elapsed = vault.Services.Clock.GetElapsedTime(start) };
            Remember(result, options);
            return result;
        }
        catch (Exception e) when (e is VaultException or IOException or UnauthorizedAccessException)
        {
            RememberFailure(e);
            throw;
        }
    }

    // A disk that did not take the files does not take this either: what counts is why the sync failed.
    private void RememberFailure(Exception failure)
    {
        var now = vault.Services.Clock.GetUtcNow();
        try
        {
            vault.Health.Update(health => health with { LastAttempt = now, LastFailure = failure.Message });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            vault.Log(VaultLogLevel.Warning, "health.unwritten", e.Message, vault.Paths.Health);
        }

        vault.Log(VaultLogLevel.Error, "sync.failed", failure.Message, (failure as VaultException)?.Target);
    }

    private void Remember(SyncResult result, SyncOptions options)
    {
        var now = vault.Services.Clock.GetUtcNow();
        var isQuiet = result.Commit is null && result.Errors.Count == 0 && result.Remotes.Count == 0 && result.Quarantined.Count == 0;
        if (isQuiet && vault.Health.TryRememberQuietSync(now))
        {
            return;
        }

        vault.Health.Update(health => health with
        {
            LastAttempt = now,
            LastSync = result.Errors.Count == 0 ? now : health.LastSync,
            LastFailure = null,
            Errors = result.Errors,
            Remotes = Remotes(health, result, now, options),
        });
        foreach (var error in result.Errors)
        {
            vault.Log(VaultLogLevel.Error, "sync.item", error.Message, error.Target);
        }

        foreach (var file in result.Quarantined)
        {
            vault.Log(VaultLogLevel.Warning, "sync.quarantined", $"'{file.Path}' {file.Reason}; its last good version stays.", file.Path);
        }

        if (result.Commit is { } commit)
        {
            vault.Log(VaultLogLevel.Information, "sync.done", $"Committed {commit[..7]}: {result.Added} added, {result.Modified} modified, {result.Deleted} deleted.", commit);
        }
    }

    private static Dictionary<string, RemoteHealth> Remotes(HealthRecord health, SyncResult result, DateTimeOffset now, SyncOptions options)
    {
        var remotes = new Dictionary<string, RemoteHealth>(StringComparer.Ordinal);
        foreach (var remote in result.Remotes)
        {
            var before = health.Remotes.GetValueOrDefault(remote.Name) ?? new RemoteHealth(null, null, null);
            remotes[remote.Name] = remote.State switch
            {
                RemoteState.Failed => before with { LastError = remote.Error, LastErrorTime = now },
                RemoteState.Ahead => before,
                _ when !options.NoPush && !options.SkippedRemotes.Contains(remote.Name) => new RemoteHealth(now, null, null),
                _ => before,
            };
        }

        return remotes;
    }
}
