using MemoryVault.Git;

namespace MemoryVault.Vaults;

/// <summary>
/// Decides where <c>main</c> and the lease table stand: the vault's own repository, or a remote that several vaults coordinate over.
/// Whoever moves them names the values that they must have; the authority moves all or none.
/// </summary>
/// <remarks>Called with the vault's write lock held, so that our own processes do not race here.</remarks>
public interface IRefAuthority
{
    /// <summary>Gets how often a change is tried whose refs others move meanwhile.</summary>
    int Attempts { get; }

    /// <summary>Gives <c>main</c>, after taking into this repository what the authority has beyond it; null in an empty vault.</summary>
    /// <exception cref="VaultException">The authority cannot be reached.</exception>
    ValueTask<ObjectId?> ReadHeadAsync(CancellationToken cancellationToken);

    /// <summary>Gives the blob of the lease table; null if there is none yet. With a remote it is the one that came with the last head.</summary>
    /// <exception cref="VaultException">The authority cannot be reached.</exception>
    ValueTask<ObjectId?> ReadLeasesAsync(CancellationToken cancellationToken);

    /// <summary>Moves refs of this repository (<see cref="Vault.MainRef"/>, <see cref="Vault.LeasesRef"/>, and others, which are only local) in one transaction.</summary>
    /// <param name="updates">The refs with their expected values, whose objects are in this repository.</param>
    /// <param name="reason">A few words for the reflog.</param>
    /// <exception cref="RefMovedException">A ref does not have its expected value: read again, work the change out again.</exception>
    /// <exception cref="RefLockedException">A lock file of git stands in the way.</exception>
    /// <exception cref="VaultException">The authority cannot be reached.</exception>
    Task MoveAsync(IReadOnlyList<RefUpdate> updates, string reason);

    /// <summary>Lets others go first, after a change of ours has met theirs.</summary>
    /// <param name="attempt">How many have failed.</param>
    /// <param name="cancellationToken">Ends the pause.</param>
    Task PauseAsync(int attempt, CancellationToken cancellationToken);
}
