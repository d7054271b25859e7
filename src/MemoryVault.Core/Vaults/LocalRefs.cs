using MemoryVault.Git;

namespace MemoryVault.Vaults;

/// <summary>The vault's own repository as the authority over its refs.</summary>
internal sealed class LocalRefs(Vault vault) : IRefAuthority
{
    /// <summary>How often a change is tried: only a foreign git can be there first, as our own processes hold the write lock.</summary>
    internal const int LocalAttempts = 10;

    /// <inheritdoc/>
    public int Attempts => LocalAttempts;

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

    /// <summary>Moves refs, and removes the lock files of killed gits that are in the way.</summary>
    internal async Task MoveWithLocksClearedAsync(IReadOnlyList<RefUpdate> updates, string reason)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await MoveAsync(updates, reason).ConfigureAwait(false);
                return;
            }
            catch (RefLockedException e) when (attempt < LocalAttempts)
            {
                await new StaleGitLock(vault).ClearAsync(e.LockFile, CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    /// <inheritdoc/>
    public Task PauseAsync(int attempt, CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task FinishAsync(IReadOnlyList<RefUpdate> left, string reason)
    {
        try
        {
            // The git that was ended held the locks of all.
            await MoveWithLocksClearedAsync(left, reason).ConfigureAwait(false);
        }
        catch (RefMovedException e)
        {
            // What rests on main stays valid; a foreign git has had the last word about the other ref.
            vault.Log(VaultLogLevel.Warning, "refs.half", e.Message, e.RefName);
        }
    }
}
