using MemoryVault.Git;

namespace MemoryVault.Vaults.Sharing;

/// <summary>The wire to a coordinating remote: one fetch brings <c>main</c> and the lease table, one atomic push moves them.</summary>
/// <remarks>
/// The table is at <c>refs/memoryvault/leases</c>. A host that refuses refs outside <c>refs/heads</c> has it in the file <c>leases.json</c> of the
/// branch <c>memoryvault-leases</c>; nobody needs to be told, as everybody sees that branch there.
/// </remarks>
internal sealed class CoordinatingRemote(Vault vault, VaultRemote remote)
{
    private const string BranchRef = "refs/heads/memoryvault-leases";
    private const int FetchAttempts = 10;

    private readonly GitRepository _git = vault.Repository;
    private readonly LeaseBranch _branch = new(vault);

    private string Prefix => $"refs/memoryvault/coordination/{remote.Name}";

    /// <summary>Fetches both refs.</summary>
    /// <exception cref="RemoteFailedException">The remote cannot be reached or refuses.</exception>
    internal async Task<RemoteHeads> FetchAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await FetchOnceAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (RemoteFailedException e) when (e.Failure == RemoteFailure.NonFastForward && attempt < FetchAttempts)
            {
                // Another process of ours that looks, too (that needs no write lock), or the lock file of one that was killed.
                await ClearWayAsync(e.Detail, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Tells whether a remote has a lease table, so that it coordinates those who share it.</summary>
    /// <exception cref="RemoteFailedException">The remote cannot be reached or refuses.</exception>
    internal static async Task<bool> HasTableAsync(GitRepository repository, string url, CancellationToken cancellationToken) =>
        (await repository.ListRemoteAsync(url, [Vault.LeasesRef, BranchRef], cancellationToken).ConfigureAwait(false)).Count > 0;

    /// <summary>Gives the blob of the table; null where there is none.</summary>
    internal ValueTask<ObjectId?> FindTableAsync(RemoteHeads heads, CancellationToken cancellationToken) =>
        heads is { OnBranch: true, Leases: { } tip } ? _branch.FindTableAsync(tip, cancellationToken) : ValueTask.FromResult(heads.Leases);

    /// <summary>Moves <c>main</c>, the table or both, if they stand where they stood.</summary>
    /// <param name="heads">Where they stood.</param>
    /// <param name="main">The next commit, which contains the one that is there; null to leave it.</param>
    /// <param name="table">The blob of the next table; null to leave it.</param>
    /// <param name="cancellationToken">Ends git.</param>
    /// <returns>Where they stand then.</returns>
    /// <exception cref="RemoteFailedException">They were moved by somebody else, or the remote cannot be reached or refuses.</exception>
    internal async Task<RemoteHeads> PushAsync(RemoteHeads heads, ObjectId? main, ObjectId? table, CancellationToken cancellationToken)
    {
        try
        {
            return await PushOnceAsync(heads, main, table, cancellationToken).ConfigureAwait(false);
        }
        catch (RemoteFailedException e) when (e.Failure == RemoteFailure.Refused && table is not null && heads is { OnBranch: false, Leases: null })
        {
            return await PushFirstTableAsync(heads, main, table, e, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<RemoteHeads> FetchOnceAsync(CancellationToken cancellationToken)
    {
        // With a star: it is no error that a ref is not there yet.
        string[] tables = [$"+{Vault.LeasesRef}*:{Prefix}/leases*", $"+{BranchRef}*:{Prefix}/branch*"];
        var hasMain = await _git.FetchAsync(remote.Url, [$"+{Vault.MainRef}:{Prefix}/main", .. tables], prune: true, cancellationToken).ConfigureAwait(false);
        if (!hasMain)
        {
            await _git.FetchAsync(remote.Url, tables, prune: true, cancellationToken).ConfigureAwait(false);
        }

        var main = hasMain ? await _git.ReadRefAsync($"{Prefix}/main", cancellationToken).ConfigureAwait(false) : null;
        var branch = await _git.ReadRefAsync($"{Prefix}/branch", cancellationToken).ConfigureAwait(false);
        return new RemoteHeads(main, branch ?? await _git.ReadRefAsync($"{Prefix}/leases", cancellationToken).ConfigureAwait(false), branch is not null);
    }

    private async Task ClearWayAsync(string gitWords, CancellationToken cancellationToken)
    {
        if (RefTransaction.LockFile(gitWords, _git.Path) is { } lockFile)
        {
            await new StaleGitLock(vault).ClearAsync(lockFile, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<RemoteHeads> PushFirstTableAsync(
        RemoteHeads heads, ObjectId? main, ObjectId table, RemoteFailedException refusal, CancellationToken cancellationToken)
    {
        try
        {
            var moved = await PushOnceAsync(heads with { OnBranch = true }, main, table, cancellationToken).ConfigureAwait(false);
            vault.Log(
                VaultLogLevel.Information,
                "leases.branch",
                $"Remote '{remote.Name}' takes no '{Vault.LeasesRef}': its lease table is on branch 'memoryvault-leases'. It said: {refusal.Detail}",
                remote.Name);
            return moved;
        }
        catch (RemoteFailedException e) when (e.Failure == RemoteFailure.Refused)
        {
            // It was not about the name.
            throw refusal;
        }
    }

    private async Task<RemoteHeads> PushOnceAsync(RemoteHeads heads, ObjectId? main, ObjectId? table, CancellationToken cancellationToken)
    {
        var refs = new List<PushRef>();
        if (main is not null)
        {
            refs.Add(new PushRef(main, Vault.MainRef, heads.Main ?? ObjectId.None));
        }

        var tip = heads.Leases;
        if (table is not null)
        {
            tip = heads.OnBranch ? await _branch.AppendAsync(heads.Leases, table, cancellationToken).ConfigureAwait(false) : table;
            refs.Add(new PushRef(tip, heads.OnBranch ? BranchRef : Vault.LeasesRef, heads.Leases ?? ObjectId.None));
        }

        await _git.PushAsync(remote.Url, refs, cancellationToken).ConfigureAwait(false);
        return heads with { Main = main ?? heads.Main, Leases = tip };
    }
}
