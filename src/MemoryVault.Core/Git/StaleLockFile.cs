using MemoryVault.Vaults;

namespace MemoryVault.Git;

/// <summary>
/// A lock file of git that stands in the way. git has no means to tell one that is held from one that a killed git left: here one that has not
/// changed for two seconds counts as left, as git holds them for milliseconds.
/// </summary>
internal static class StaleLockFile
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>Removes one once it has not changed for the time.</summary>
    /// <returns>Whether it was removed; false where it went by itself, or is in use.</returns>
    internal static async Task<bool> ClearAsync(string lockFile, TimeProvider clock, CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        var before = Stamp(lockFile);
        while (before is not null && clock.GetElapsedTime(start) < Grace)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), clock, cancellationToken).ConfigureAwait(false);
            if (Stamp(lockFile) != before)
            {
                // Gone, or another process has taken it in turn: it is in use, not stale.
                return false;
            }
        }

        File.Delete(lockFile);
        return before is not null;
    }

    /// <summary>Does what git refuses while a lock file of the repository stands in the way, and has it cleared in between.</summary>
    /// <param name="work">What is done; again from the start after each lock file that stood in its way.</param>
    /// <param name="repositoryPath">The repository.</param>
    /// <param name="attempts">How often it is tried.</param>
    /// <param name="clear">Clears a lock file.</param>
    internal static async Task<T> RetryAsync<T>(Func<Task<T>> work, string repositoryPath, int attempts, Func<string, Task> clear)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work().ConfigureAwait(false);
            }
            catch (VaultException e) when (attempt < attempts && Find(e, repositoryPath) is not null)
            {
                await clear(Find(e, repositoryPath)!).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Finds the lock file of a repository that an error names; null where it names none, or one of another repository.</summary>
    private static string? Find(VaultException error, string repositoryPath)
    {
        var file = error switch
        {
            RefLockedException locked => locked.LockFile,
            GitFailedException failed => RefTransaction.LockFile(failed.ErrorText, repositoryPath),
            RemoteFailedException failed => RefTransaction.LockFile(failed.Detail, repositoryPath),
            _ => null,
        };
        return file?.StartsWith(repositoryPath + Path.DirectorySeparatorChar, StringComparison.Ordinal) == true ? file : null;
    }

    private static DateTime? Stamp(string file) => File.Exists(file) ? File.GetLastWriteTimeUtc(file) : null;
}
