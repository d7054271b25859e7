using System.Globalization;
using MemoryVault.Git;
using MemoryVault.Vaults;

namespace MemoryVault.Leases;

/// <summary>Ends a lease by force: the table and the event of it move in one transaction.</summary>
internal sealed class ForceRelease(Vault vault, VaultCommitter committer, LeaseStore store)
{
    /// <summary>The kind of the event.</summary>
    internal const string Kind = "force-release";

    private const int MostLookedAt = 500;

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
                if (await IsToldAsync(head, lease, token).ConfigureAwait(false))
                {
                    return stored.Propose(table);
                }

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

    // Who was killed when main had moved and the table had not has left the event. It happened once, and is told once.
    private async Task<bool> IsToldAsync(ObjectId? head, MemoryLease lease, CancellationToken cancellationToken)
    {
        for (var (at, seen) = (head, 0); at is not null && seen < MostLookedAt; seen++)
        {
            var commit = await vault.Repository.Objects.ReadCommitAsync(at, cancellationToken).ConfigureAwait(false);
            if (commit.Message["Vault-Kind"] == Kind && commit.Message["Vault-Lease"] == lease.LeaseId)
            {
                return true;
            }

            at = commit.Committer.When >= lease.AcquiredAt && commit.Parents is [var parent, ..] ? parent : null;
        }

        return false;
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
