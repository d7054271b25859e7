using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Leases;

/// <summary>The lease table with the place that it was read from.</summary>
/// <param name="Table">The table; an empty one where there was none, or none that could be read.</param>
/// <param name="Id">The blob that it was read from; null if there was none.</param>
internal sealed record StoredLeases(LeaseTable Table, ObjectId? Id)
{
    /// <summary>Gets the ref that keeps a damaged table; null if it was sound.</summary>
    internal RefUpdate? Rescue { get; init; }

    /// <summary>Gives what a change must write and move, so that the vault has another table.</summary>
    internal CommitFollowUp Become(LeaseTable table)
    {
        var blob = table.ToBlob();
        var update = new RefUpdate(Vault.LeasesRef, blob.ComputeId(), Id ?? ObjectId.None);
        return new CommitFollowUp([blob], Rescue is null ? [update] : [update, Rescue]);
    }

    /// <summary>Gives a change of the vault that moves nothing but the table; null where the table stays.</summary>
    internal CommitProposal? Propose(LeaseTable table)
    {
        if (ReferenceEquals(table, Table))
        {
            return null;
        }

        var change = Become(table);
        return new CommitProposal { Objects = change.Objects, Refs = change.Refs };
    }
}
