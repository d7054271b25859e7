using MemoryVault.Leases;
using MemoryVault.Vaults;

namespace MemoryVault.Completers;

/// <summary>Reads the lease table as this repository has it: where a remote decides, it may be of a moment ago, and no network is used.</summary>
internal static class LeaseTableReading
{
    /// <summary>Gives the table; an empty one where there is none.</summary>
    public static async Task<LeaseTable> ReadAsync(VaultServices services, string? folder, CancellationToken cancellationToken)
    {
        await using var vault = Vault.Open(folder, services);
        var id = await vault.Repository.ReadRefAsync(Vault.LeasesRef, cancellationToken);
        var blob = id is null ? null : await vault.Repository.Objects.TryReadAsync(id, cancellationToken);
        return blob is null ? new LeaseTable() : LeaseTable.Parse(blob.Bytes.Span);
    }
}
