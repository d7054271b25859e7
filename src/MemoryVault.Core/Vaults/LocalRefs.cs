using MemoryVault.Git;

namespace MemoryVault.Vaults;

/// <summary>The vault's own repository as the authority over its refs.</summary>
internal sealed class LocalRefs(Vault vault) : IRefAuthority
{
    /// <inheritdoc/>
    public ValueTask<ObjectId?> ReadHeadAsync(CancellationToken cancellationToken) => vault.ReadHeadAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ObjectId?> ReadLeasesAsync(CancellationToken cancellationToken) => vault.Repository.ReadRefAsync(Vault.LeasesRef, cancellationToken);

    // Not cancelled: from here on the change is to be whole or absent, and a cancelled wait would leave us not knowing which.

    /// <inheritdoc/>
    public async Task MoveAsync(IReadOnlyList<RefUpdate> updates, string reason)
    {
        try
        {
            await vault.Repository.UpdateRefsAsync(updates, reason, CancellationToken.None).ConfigureAwait(false);
        }
        catch (RefsHalfMovedException e)
        {
            vault.Log(VaultLogLevel.Warning, "refs.half", $"{e.Message} Moving the rest.", e.Target);
            await FinishAsync(e.Left, reason).ConfigureAwait(false);
        }
    }

    private async Task FinishAsync(IReadOnlyList<RefUpdate> left, string reason)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await vault.Repository.UpdateRefsAsync(left, reason, CancellationToken.None).ConfigureAwait(false);
                return;
            }
            catch (RefLockedException e) when (attempt < left.Count + 2)
            {
                // Of the git that was ended: it held the locks of all.
                await new StaleGitLock(vault).ClearAsync(e.LockFile, CancellationToken.None).ConfigureAwait(false);
            }
            catch (RefMovedException e)
            {
                // What rests on main stays valid; a foreign git has had the last word about the other ref.
                vault.Log(VaultLogLevel.Warning, "refs.half", e.Message, e.RefName);
                return;
            }
        }
    }
}
