using MemoryVault.Files;
using MemoryVault.Git;

namespace MemoryVault.Vaults;

/// <summary>
/// Clears a lock file of git that a killed process left behind. With the vault's write lock held it
/// belongs to none of our own processes that is alive. A foreign git gets two seconds to finish.
/// </summary>
internal sealed class StaleGitLock(Vault vault)
{
    private static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Clears one; to be called only while the write lock is held.</summary>
    internal async Task ClearAsync(string lockFile, CancellationToken cancellationToken)
    {
        if (await StaleLockFile.ClearAsync(lockFile, vault.Services.Clock, cancellationToken).ConfigureAwait(false))
        {
            vault.Log(VaultLogLevel.Warning, "lock.removed", $"Removed '{lockFile}', which a killed git process had left behind.", lockFile);
        }
    }

    /// <summary>Does what git refuses while a lock file stands in the way, and clears it; to be called without the write lock, which it takes for that.</summary>
    internal Task RetryAsync(Func<Task> work, CancellationToken cancellationToken) => StaleLockFile.RetryAsync(
        async () =>
        {
            await work().ConfigureAwait(false);
            return true;
        },
        vault.Paths.Repository,
        LocalRefs.LocalAttempts,
        async lockFile =>
        {
            using var held = await FileLock.AcquireAsync(vault.Paths.WriteLock, "lock", LockTimeout, vault.Services.Clock, cancellationToken).ConfigureAwait(false);
            await ClearAsync(lockFile, cancellationToken).ConfigureAwait(false);
        });
}
