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
    public Task MoveAsync(IReadOnlyList<RefUpdate> updates, string reason) => vault.Repository.UpdateRefsAsync(updates, reason, CancellationToken.None);
}
