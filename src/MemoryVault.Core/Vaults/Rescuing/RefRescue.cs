using MemoryVault.Files;
using MemoryVault.Git;

namespace MemoryVault.Vaults.Rescuing;

/// <summary>
/// Puts refs back whose files a power loss has emptied. <c>main</c> goes where it was, if that is certain; the lease table begins anew, as nobody
/// knows what it said; any other ref of ours can be made again, and goes.
/// </summary>
internal sealed class RefRescue(Vault vault)
{
    private static readonly TimeSpan LockTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Does some work, and does it again after a rescue if it needs one.</summary>
    /// <exception cref="RefBrokenException">It needs one that is not possible.</exception>
    internal async Task<T> AroundAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (RefBrokenException e)
        {
            using var held = await FileLock.AcquireAsync(
                vault.Paths.WriteLock, "rescue", LockTimeout, vault.Services.Clock, cancellationToken).ConfigureAwait(false);
            await RunAsync(e, cancellationToken).ConfigureAwait(false);
        }

        return await work().ConfigureAwait(false);
    }

    /// <summary>Puts a ref back; to be called with the write lock held.</summary>
    /// <exception cref="RefBrokenException">It cannot be told where it was; the remedy says how to find out.</exception>
    internal async Task RunAsync(RefBrokenException broken, CancellationToken cancellationToken)
    {
        if (broken.RefName is not (Vault.MainRef or Vault.LeasesRef))
        {
            var aside = Keep(broken);
            File.Delete(broken.File);
            Log(broken, $"It is gone, and made again when it is needed. {aside}");
            return;
        }

        var isMain = broken.RefName == Vault.MainRef;
        var id = isMain
            ? await new LostHead(vault).FindAsync(cancellationToken).ConfigureAwait(false) ?? throw Unsolved(broken)
            : await new LostLeases(vault).WriteEmptyAsync(cancellationToken).ConfigureAwait(false);
        var kept = Keep(broken);
        vault.Repository.ReplaceBroken(broken.RefName, id);
        Log(broken, isMain ? $"It is at {id} again, where it was last. {kept}" : $"The table begins anew ({id}): leases are lost, and no token is given out twice. {kept}");
    }

    private RefBrokenException Unsolved(RefBrokenException broken)
    {
        var git = $"git --git-dir '{vault.Paths.Repository}'";
        var steps = $"It is not certain which commit was the newest. 1. See the candidates: '{git} fsck --no-reflogs' names each 'dangling commit', "
            + $"'{Path.Combine(vault.Paths.Repository, "logs", Vault.MainRef)}' has one in the second column of its last whole line, '{git} for-each-ref' has what the remotes were given. "
            + $"2. Look at them: '{git} log -3 --stat ID'. 3. Write the newest: echo ID > '{broken.File}'.";
        return new RefBrokenException(
            broken.RefName,
            broken.File,
            Advice.Of($"{steps} 4. Run {HeadWords.Command("verify", "Test-VaultIntegrity")}."));
    }

    /// <summary>Keeps what the file holds, unless that is nothing.</summary>
    private string Keep(RefBrokenException broken)
    {
        var bytes = File.ReadAllBytes(broken.File);
        if (bytes.AsSpan().TrimEnd("\0\n\r "u8).IsEmpty)
        {
            return "Its file was empty.";
        }

        var copy = Path.Combine(vault.Paths.Local, "damaged", $"{broken.RefName.Replace('/', '-')}.{vault.Services.Clock.GetUtcNow().ToUnixTimeMilliseconds()}");
        AtomicFile.Write(copy, bytes);
        return $"What its file held is in '{copy}'.";
    }

    private void Log(RefBrokenException broken, string outcome) =>
        vault.Log(VaultLogLevel.Warning, "ref.rescued", $"{broken.Message} {outcome}", broken.RefName);
}
