using MemoryVault.Files;
using MemoryVault.Vaults;

namespace MemoryVault.History;

/// <summary>Says which objects that no ref reaches may be thrown away: those that nobody can be about to use.</summary>
/// <remarks>
/// Objects are written before a ref leads to them; between the two, only the time of their files tells that they are young, and a clock that is set ahead
/// makes them look as old as it went. So what counts is a moment that is taken first, and that nobody is at work who may have begun before: who
/// begins later dates what it writes later, however the clock goes ahead meanwhile. Where it goes back, <see cref="IsLimitStillPast"/> tells.
/// Times are the system's, as git gives them to files.
/// </remarks>
internal sealed class UnreachableObjects(Vault vault)
{
    /// <summary>How long what no ref reaches is kept.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    private static readonly TimeSpan CommitWait = TimeSpan.FromSeconds(10);

    private static DateTime Limit => DateTime.UtcNow - Kept;

    /// <summary>Gives the moment before which an object must have been written to be thrown away; null while somebody is at work.</summary>
    internal async Task<DateTime?> FindLimitAsync(CancellationToken cancellationToken)
    {
        var limit = Limit;
        return LongLocks().Any(FileLock.IsHeld) || !await CommitsEndAsync(cancellationToken).ConfigureAwait(false) ? null : limit;
    }

    /// <summary>Tells whether a moment is still as long past as it was; not, where the clock was set back.</summary>
    internal static bool IsLimitStillPast(DateTime limit) => Limit >= limit;

    // A sync, a restore, a pull and an exchange of knowledge write long before they commit.
    private IEnumerable<string> LongLocks() => [vault.Paths.SyncLock, .. Find(vault.Paths.SessionLock("*")), .. Find(vault.Paths.KnowledgeLock("*"))];

    // All else writes and commits under the write lock: it is taken in turn, so that who had it is through.
    private async Task<bool> CommitsEndAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var held = await FileLock.AcquireAsync(vault.Paths.WriteLock, "optimize", CommitWait, vault.Services.Clock, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (LockHeldException)
        {
            return false;
        }
    }

    private static IEnumerable<string> Find(string pattern) =>
        Path.GetDirectoryName(pattern) is { } folder && Directory.Exists(folder) ? Directory.EnumerateFiles(folder, Path.GetFileName(pattern)) : [];
}
