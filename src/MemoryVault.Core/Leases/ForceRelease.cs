using System.Globalization;
using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Leases;

/// <summary>Ends a lease by force: the table and the event of it move in one transaction.</summary>
internal sealed class ForceRelease(Vault vault, VaultCommitter committer, LeaseStore store)
{
    /// <summary>The kind of the event.</summary>
    internal const string Kind = "force-release";

    internal async Task<MemoryLease> RunAsync(string leaseId, string reason, CancellationToken cancellationToken)
    {
        LeaseOptions.CheckWords(reason, "reason");
        var by = $"{vault.Services.Environment.UserName}@{vault.Configuration.Machine}";
        MemoryLease? lease = null;
        await committer.CommitAsync(
            Kind,
            async (head, token) =>
            {
                var stored = await store.ReadAsync(committer.Authority, token).ConfigureAwait(false);
                (var table, lease) = stored.Table.ForceRelease(leaseId, by, reason, LeaseJudge.For(vault));
                var change = stored.Become(table);
                return new CommitProposal
                {
                    Tree = await vault.Repository.Objects.ReadRootTreeAsync(head, token).ConfigureAwait(false),
                    Event = Describe(lease, by, reason),
                    IsEventOnly = true,
                    Objects = change.Objects,
                    Refs = change.Refs,
                };
            },
            cancellationToken).ConfigureAwait(false);
        return lease!;
    }

    private static VaultEvent Describe(MemoryLease lease, string by, string reason) =>
        new(Kind, $"End the lease of '{lease.AgentId}' on {LeaseText.Of(lease.Scope)} by force")
        {
            Body = $"By {by}: {reason}\nIt was held by {LeaseText.Of(LeaseObstacle.Of(lease))}.",
            Trailers =
            [
                new("Vault-Lease", lease.LeaseId),
                new("Vault-Fence", lease.FencingToken.ToString(CultureInfo.InvariantCulture)),
                new("Vault-Holder", lease.AgentId),
                new("Vault-Justification", reason),
            ],
        };
}
