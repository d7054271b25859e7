using MemoryVault.Files;
using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.History;

/// <summary>Repacks the vault's repository and writes its commit-graph with changed-path filters.</summary>
/// <remarks>
/// It does not take the write lock: git's repack removes only packs whose objects it has packed again, and keeps what no ref
/// reaches yet and is younger than two weeks, so a sync may commit meanwhile. Where somebody is at work already, nothing is thrown away at all
/// (<see cref="UnreachableObjects"/>). It has a lock of its own, as two repacks at once only double the work.
/// </remarks>
public sealed class OptimizeRepository(Vault vault)
{
    /// <summary>
    /// Estimates whether a vault wants to be optimized, without starting a process: loose objects are counted in one of git's 256
    /// folders (as <c>git gc --auto</c> does), packs by their files.
    /// </summary>
    public static bool IsDue(VaultPaths paths, VaultPolicies policies)
    {
        var objects = Path.Combine(paths.Repository, "objects");
        return Count(Path.Combine(objects, "17"), string.Empty) * 256 > policies.OptimizeLooseObjects
            || Count(Path.Combine(objects, "pack"), ".pack") > policies.OptimizePacks
            || new UnpackedBytes(paths).Read() > policies.OptimizeBytes;
    }

    /// <summary>Runs the optimization, whole: everything becomes one pack.</summary>
    /// <param name="cancellationToken">Ends it; the repository is as good as before then.</param>
    /// <exception cref="LockHeldException">Another process optimizes this vault.</exception>
    /// <remarks>While a sync, a pull or an exchange of knowledge is at work, only what is small is packed together.</remarks>
    public Task<OptimizeResult> RunAsync(CancellationToken cancellationToken) => RunAsync(full: true, cancellationToken);

    /// <summary>Runs the optimization.</summary>
    /// <param name="full">Whether everything becomes one pack; else only what is small is packed together, which is what a sync does when it is due.</param>
    /// <param name="cancellationToken">Ends it; the repository is as good as before then.</param>
    /// <exception cref="LockHeldException">Another process optimizes this vault.</exception>
    public async Task<OptimizeResult> RunAsync(bool full, CancellationToken cancellationToken)
    {
        var start = vault.Services.Clock.GetTimestamp();
        using var held = await FileLock.AcquireAsync(
            Path.Combine(vault.Paths.Local, "optimize.lock"), "optimize", TimeSpan.FromSeconds(1), vault.Services.Clock, cancellationToken).ConfigureAwait(false);
        var before = await vault.Repository.CountObjectsAsync(cancellationToken).ConfigureAwait(false);
        vault.Services.Progress?.Report(new VaultProgress("Packing", 0, before.Loose));
        var limit = full ? await new UnreachableObjects(vault).FindLimitAsync(cancellationToken).ConfigureAwait(false) : null;
        if (!full || limit is not null)
        {
            RemoveLeftovers();
        }

        var locks = new StaleGitLock(vault);
        await locks.RetryAsync(() => vault.Repository.RepackAsync(limit, cancellationToken), cancellationToken).ConfigureAwait(false);
        if (limit is { } moment && UnreachableObjects.IsLimitStillPast(moment))
        {
            await locks.RetryAsync(() => vault.Repository.PruneAsync(moment, cancellationToken), cancellationToken).ConfigureAwait(false);
        }

        await locks.RetryAsync(() => vault.Repository.WriteCommitGraphAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
        new UnpackedBytes(vault.Paths).Reset();
        var after = await vault.Repository.CountObjectsAsync(cancellationToken).ConfigureAwait(false);
        var result = new OptimizeResult(
            before.Loose, after.Loose, before.Packs, after.Packs, before.LooseBytes + before.PackBytes, after.LooseBytes + after.PackBytes, vault.Services.Clock.GetElapsedTime(start), vault.Paths.Root);
        vault.Log(VaultLogLevel.Information, "optimize.done", $"Packed {result.LooseBefore} loose objects and {result.PacksBefore} packs: {result.BytesBefore} to {result.BytesAfter} bytes.");
        return result;
    }

    private static int Count(string folder, string ending)
    {
        try
        {
            return Directory.EnumerateFiles(folder).Count(file => file.EndsWith(ending, StringComparison.Ordinal));
        }
        catch (DirectoryNotFoundException)
        {
            return 0;
        }
    }

    /// <summary>Removes what a killed git (<c>tmp_pack_*</c>, <c>tmp_obj_*</c>) or one of ours left half written. One that is at work is younger than a day.</summary>
    private void RemoveLeftovers()
    {
        var leftovers = new Leftovers(vault.Services.Clock);
        var removed = leftovers.Remove(Path.Combine(vault.Paths.Repository, "objects"), SearchOption.AllDirectories, IsOfGit)
            .Concat(leftovers.Remove(vault.Paths.Repository, SearchOption.AllDirectories, name => name.EndsWith(".lock", StringComparison.Ordinal)))
            .Concat(leftovers.Remove(vault.Paths.Local, SearchOption.AllDirectories, AtomicFile.IsTemporary))
            .Concat(leftovers.Remove(vault.Paths.Root, SearchOption.TopDirectoryOnly, AtomicFile.IsTemporary));
        foreach (var file in removed)
        {
            vault.Log(VaultLogLevel.Information, "optimize.leftover", "Removed a file that a killed program left.", file);
        }
    }

    private static bool IsOfGit(string name) => name.StartsWith("tmp_", StringComparison.Ordinal) || name.StartsWith(".tmp-", StringComparison.Ordinal);
}
