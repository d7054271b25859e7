using System.Globalization;
using MemoryVault.Git;
using MemoryVault.Leases;

namespace MemoryVault.Vaults.Rescuing;

/// <summary>
/// Begins a lease table anew whose ref is lost. Its generation is above the clock's, and above each token that a check-in has used: so it is higher than any
/// before, also where somebody set the clock back.
/// </summary>
internal sealed class LostLeases(Vault vault)
{
    private const int CommitsToLookAt = 1000;

    /// <summary>Writes the blob of an empty table.</summary>
    internal async Task<ObjectId> WriteEmptyAsync(CancellationToken cancellationToken)
    {
        var used = await FindUsedTokenAsync(cancellationToken).ConfigureAwait(false);
        var blob = LeaseTable.Empty(vault.Services.Clock.GetUtcNow(), used + 1).ToBlob();
        await vault.Repository.Objects.WriteAsync([blob], cancellationToken).ConfigureAwait(false);
        return blob.ComputeId();
    }

    private async Task<long> FindUsedTokenAsync(CancellationToken cancellationToken)
    {
        var greatest = 0L;
        if (await vault.ReadHeadAsync(cancellationToken).ConfigureAwait(false) is not { } head)
        {
            return greatest;
        }

        var query = new LogQuery { Start = head, Messages = ["Vault-Fence: "], Limit = CommitsToLookAt };
        await foreach (var entry in vault.Repository.LogAsync(query, cancellationToken).ConfigureAwait(false))
        {
            _ = long.TryParse(entry.Commit.Message["Vault-Fence"], NumberStyles.None, CultureInfo.InvariantCulture, out var token);
            greatest = Math.Max(greatest, token);
        }

        return greatest;
    }
}
