using MemoryVault.Git;

namespace MemoryVault.Vaults.Rescuing;

/// <summary>
/// Finds the commit that <c>main</c> was at, when its file does not say it any more: where the reflog ends, or the one event after it that no ref reaches.
/// </summary>
/// <remarks>
/// It might be tempting to believe the reflog alone. Do not: git does not flush it, so the power loss that emptied the ref may have taken its last lines,
/// and acknowledged commits would silently be out of the history. Each of them is still there as an object that leads to what the reflog has.
/// </remarks>
internal sealed class LostHead(Vault vault)
{
    /// <summary>Finds it; null where it is not certain.</summary>
    internal async Task<ObjectId?> FindAsync(CancellationToken cancellationToken)
    {
        if (Reflog.ReadLast(vault.Paths.Repository, Vault.MainRef) is not { } last || !await IsWholeAsync(last, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        var later = new List<ObjectId>();
        foreach (var dangling in await vault.Repository.FindDanglingCommitsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (dangling != last && await IsEventAfterAsync(last, dangling, cancellationToken).ConfigureAwait(false))
            {
                later.Add(dangling);
            }
        }

        return later switch
        {
            [] => last,
            [var only] when await IsWholeAsync(only, cancellationToken).ConfigureAwait(false) => only,
            _ => null,
        };
    }

    private async Task<bool> IsWholeAsync(ObjectId commit, CancellationToken cancellationToken)
    {
        try
        {
            var tree = await vault.Repository.Objects.ReadRootTreeAsync(commit, cancellationToken).ConfigureAwait(false);
            return await vault.Repository.Objects.TryReadAsync(tree, cancellationToken).ConfigureAwait(false) is not null;
        }
        catch (VaultException)
        {
            return false;
        }
    }

    // What an agent has after a merged check-in is a commit, too, but beside main and no event.
    private async Task<bool> IsEventAfterAsync(ObjectId before, ObjectId commit, CancellationToken cancellationToken)
    {
        var store = vault.Repository.Objects;
        return (await store.ReadCommitAsync(commit, cancellationToken).ConfigureAwait(false)).Message["Vault-Kind"] is not null
            && await store.FindMergeBaseAsync(before, commit, cancellationToken).ConfigureAwait(false) == before;
    }
}
