namespace MemoryVault.Vaults;

/// <summary>
/// Clears a lock file of git that a killed process left behind. To be called only while the vault's write lock is held: then it
/// belongs to none of our own processes that is alive. A foreign git gets two seconds to finish.
/// </summary>
internal sealed class StaleGitLock(Vault vault)
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    internal async Task ClearAsync(string lockFile, CancellationToken cancellationToken)
    {
        var start = vault.Services.Clock.GetTimestamp();
        var before = Stamp(lockFile);
        while (before is not null && vault.Services.Clock.GetElapsedTime(start) < Grace)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), vault.Services.Clock, cancellationToken).ConfigureAwait(false);
            if (Stamp(lockFile) != before)
            {
                // Gone, or another process has taken it in turn: it is in use, not stale.
                return;
            }
        }

        if (before is not null)
        {
            File.Delete(lockFile);
            vault.Log(VaultLogLevel.Warning, "lock.removed", $"Removed '{lockFile}', which a killed git process had left behind.", lockFile);
        }
    }

    private static DateTime? Stamp(string file) => File.Exists(file) ? File.GetLastWriteTimeUtc(file) : null;
}
