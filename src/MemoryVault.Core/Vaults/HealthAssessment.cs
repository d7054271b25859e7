using System.Globalization;
using MemoryVault.Backup;

namespace MemoryVault.Vaults;

/// <summary>
/// Judges a status. Failing: memory is at risk now. Degraded: it is safe here, but something wants a look. Each reason says what to do.
/// A failed proof outranks everything: a backup that cannot be restored is none.
/// </summary>
public static class HealthAssessment
{
    private static readonly TimeSpan StaleAfter = TimeSpan.FromDays(1);

    /// <summary>Gives the status with its health and reasons.</summary>
    public static VaultStatus Assess(VaultStatus status, HealthRecord health, VaultPolicies policies, DateTimeOffset now, Head head = Head.CommandLine)
    {
        string[] failing = [.. Failing(status, health).Select(reason => reason.In(head))];
        string[] degraded = [.. Degraded(status, health, policies, now).Select(reason => reason.In(head))];
        return status with
        {
            Health = failing.Length > 0 ? VaultHealth.Failing : degraded.Length > 0 ? VaultHealth.Degraded : VaultHealth.Healthy,
            Reasons = [.. failing, .. degraded],
        };
    }

    private static IEnumerable<Advice> Failing(VaultStatus status, HealthRecord health)
    {
        if (status.LastProof is { Passed: false } proof)
        {
            yield return Advice.Of($"The last verification found {Count(proof.Problems, "problem")}. Run {HeadWords.Command("verify", "Test-VaultIntegrity")} and see docs/recovery.md.");
        }

        if (status.GitEngine.Git is null)
        {
            yield return "There is no git executable, so that nothing can be committed. Install git.";
        }

        if (health.LastFailure is { } failure)
        {
            yield return $"The last sync failed: {failure}";
        }

        if (status.Head is null && status.Sources.Count > 0)
        {
            yield return Advice.Of($"Nothing is backed up yet. Run {HeadWords.Command("sync", "Invoke-VaultSync")}.");
        }
    }

    private static IEnumerable<Advice> Degraded(VaultStatus status, HealthRecord health, VaultPolicies policies, DateTimeOffset now) =>
        [.. OfSources(status, health, now), .. OfRemotes(status), .. OfProof(status, policies, now)];

    private static IEnumerable<Advice> OfSources(VaultStatus status, HealthRecord health, DateTimeOffset now)
    {
        if (status.Sources.Count == 0 && status.SessionSources.Count == 0)
        {
            yield return Advice.Of($"There is nothing to back up: the vault has no sources. Run {HeadWords.Command("sync DIR", "Invoke-VaultSync DIR")}, or {HeadWords.Command("find", "Find-MemoryFile")} to see what is on this machine.");
        }

        foreach (var source in status.Sources.Where(source => !source.Exists))
        {
            yield return $"The folder of source '{source.Name}' is missing: '{source.Root}'.";
        }

        var errors = health.Errors.Count(error => error.Id != ItemErrorIds.SourceMissing);
        if (errors > 0)
        {
            yield return $"The last sync could not take {Count(errors, "item")}, first: {health.Errors.First(error => error.Id != ItemErrorIds.SourceMissing).Message}";
        }

        if (status.Quarantined.Count > 0)
        {
            yield return Advice.Of($"{Count(status.Quarantined.Count, "file")} in quarantine, first '{status.Quarantined[0].Path}': {status.Quarantined[0].Reason}. Restore it with {HeadWords.Command("restore", "Restore-VaultFile")}, or take it as it is with {HeadWords.Command("sync --accept PATH", "Invoke-VaultSync -Accept PATH")}.");
        }

        if (status.Conflicts > 0)
        {
            yield return Advice.Of($"{Count(status.Conflicts, "conflict")} could not be merged; ours is in place. Decide with {HeadWords.Command("conflicts list", "Get-MemoryConflict")} and {HeadWords.Command("conflicts resolve", "Resolve-MemoryConflict")}.");
        }

        if (status.LastSync is { } sync && IsAhead(sync, now))
        {
            yield return Advice.Of($"The last sync is of {sync:u}, ahead of this machine's clock: one of the two was wrong. Set the clock, and run {HeadWords.Command("sync", "Invoke-VaultSync")}.");
        }
        else if (status.Dirty > 0 && now - status.LastSync > StaleAfter)
        {
            yield return Advice.Of($"{Count(status.Dirty.Value, "file")} changed since the last sync, which is over a day ago. Run {HeadWords.Command("sync", "Invoke-VaultSync")}, or {HeadWords.Command("schedule add --every 15m", "Register-VaultSchedule -Every 15m")}.");
        }
    }

    private static IEnumerable<Advice> OfRemotes(VaultStatus status)
    {
        if (status.Remotes.Count == 0 && status.Head is not null)
        {
            yield return Advice.Of($"The vault is on this machine only. Add a remote: {HeadWords.Command("remote add origin URL", "Add-VaultRemote origin URL")}.");
        }

        foreach (var remote in status.Remotes)
        {
            if (remote.State == RemoteState.Failed)
            {
                yield return $"Remote '{remote.Name}' lacks {(remote.Ahead is { } ahead ? Count(ahead, "commit") : "the vault")}: {remote.Error}";
            }
            else if (remote.State == RemoteState.Ahead)
            {
                yield return Advice.Of($"Remote '{remote.Name}' lacks {(remote.Ahead is { } missing ? Count(missing, "commit") : "the vault")}. Run {HeadWords.Command("sync", "Invoke-VaultSync")}.");
            }
        }
    }

    private static IEnumerable<Advice> OfProof(VaultStatus status, VaultPolicies policies, DateTimeOffset now)
    {
        if (status.Head is null)
        {
            yield break;
        }

        if (status.LastProof is not { } proof)
        {
            yield return Advice.Of($"No restore was ever proven. Run {HeadWords.Command("verify", "Test-VaultIntegrity")}.");
        }
        else if (IsAhead(proof.Time, now))
        {
            yield return Advice.Of($"The last proven restore is of {proof.Time:u}, ahead of this machine's clock, so that nobody knows how old it is. Run {HeadWords.Command("verify", "Test-VaultIntegrity")}.");
        }
        else if (proof.Passed && now - proof.Time > TimeSpan.FromDays(policies.ProofDays))
        {
            yield return Advice.Of($"The last proven restore is {(now - proof.Time).TotalDays:0} days old. Run {HeadWords.Command("verify", "Test-VaultIntegrity")}.");
        }
    }

    // A clock that is some minutes off is none of our business.
    private static bool IsAhead(DateTimeOffset time, DateTimeOffset now) => time - now > StaleAfter;

    private static string Count(int number, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {noun}{(number == 1 ? string.Empty : "s")}");
}
