using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Leases;

/// <summary>Reads the lease table of a vault. A damaged one counts as empty: leases are lost then, but no token is ever given out twice.</summary>
internal sealed class LeaseStore(Vault vault)
{
    /// <summary>Reads the table where it stands now; to be called in the critical section of a change.</summary>
    /// <exception cref="LeaseTableTooNewException">A newer program wrote it.</exception>
    internal async Task<StoredLeases> ReadAsync(IRefAuthority authority, CancellationToken cancellationToken) =>
        await ReadAsync(await authority.ReadLeasesAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    /// <summary>Reads the table of this repository, without a lock.</summary>
    /// <exception cref="LeaseTableTooNewException">A newer program wrote it.</exception>
    internal async Task<StoredLeases> PeekAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(await vault.Repository.ReadRefAsync(Vault.LeasesRef, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }
        catch (RefBrokenException)
        {
            // The next change puts it back. Until then nobody has a lease.
            return new StoredLeases(LeaseTable.Empty(vault.Services.Clock.GetUtcNow()), null);
        }
    }

    private async Task<StoredLeases> ReadAsync(ObjectId? id, CancellationToken cancellationToken)
    {
        if (id is null)
        {
            return new StoredLeases(LeaseTable.Empty(vault.Services.Clock.GetUtcNow()), null);
        }

        try
        {
            var blob = await vault.Repository.Objects.TryReadAsync(id, ReadLimit.Settings, cancellationToken).ConfigureAwait(false);
            return blob is null
                ? Damaged(id, "its blob is missing.", 0, rescue: null)
                : await ParseAsync(id, blob, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is ObjectCorruptException or ObjectTooLargeException)
        {
            // git does not let a ref lead to what it cannot read, and what is larger than any table is none.
            return Damaged(id, e.Message, 0, rescue: null);
        }
    }

    private async Task<StoredLeases> ParseAsync(ObjectId id, GitObject blob, CancellationToken cancellationToken)
    {
        try
        {
            return new StoredLeases(LeaseTable.Parse(blob.Bytes.Span), id);
        }
        catch (LeaseTableDamagedException e)
        {
            var name = $"refs/memoryvault/rescue/leases-{id}";
            var isKept = await vault.Repository.ReadRefAsync(name, cancellationToken).ConfigureAwait(false) is not null;
            return Damaged(id, e.Message, e.Generation, isKept ? null : new RefUpdate(name, id, ObjectId.None));
        }
    }

    private StoredLeases Damaged(ObjectId id, string detail, long generation, RefUpdate? rescue)
    {
        vault.Log(VaultLogLevel.Warning, "leases.damaged", $"The lease table ({id}) cannot be read and counts as empty: {detail}", Vault.LeasesRef);
        return new StoredLeases(LeaseTable.Empty(vault.Services.Clock.GetUtcNow(), generation + 1), id) { Rescue = rescue };
    }
}
