using System.Globalization;
using MemoryVault.Vaults;

namespace MemoryVault.Leases;

/// <summary>Finds the lease that somebody says is his, or says what became of it.</summary>
internal sealed class LeaseClaims(LeaseTable table, LeaseJudge judge)
{
    /// <summary>Finds the lease.</summary>
    /// <exception cref="LeaseLostException">It has ended.</exception>
    /// <exception cref="LeaseHeldException">It is bound to another process of the same agent.</exception>
    /// <exception cref="LeaseMissingException">There is none.</exception>
    /// <exception cref="InvalidInputException">The agent holds several, and the claim does not tell which.</exception>
    internal MemoryLease Find(LeaseClaim claim)
    {
        MemoryLease[] mine = [.. table.Leases.Where(lease => claim.Names(lease) && judge.Judge(lease) == LeaseLife.Alive)];
        return mine switch
        {
            [] => throw Gone(claim),
            [var lease] when lease.IsBound && claim.FencingToken is null && lease.Process != claim.Process => throw new LeaseHeldException(LeaseObstacle.Of(lease)),
            [var lease] => lease,
            _ => throw Ambiguous(claim, mine),
        };
    }

    /// <summary>Says why a claim is not good any more.</summary>
    internal VaultException Gone(LeaseClaim claim)
    {
        // Late or dead, and not swept yet.
        var swept = table.Swept(judge, claim.AgentId);
        var ended = swept.Ended.FirstOrDefault(claim.Names);
        if (ended is not null)
        {
            return new LeaseLostException(ended, swept.Leases.FirstOrDefault(lease => lease.AgentId != claim.AgentId && lease.Scope.Overlaps(ended.Scope)));
        }

        return claim.FencingToken is { } token && token <= table.Generation
            ? new LeaseLostException(claim.AgentId, token, table.Generation)
            : new LeaseMissingException(claim.AgentId, claim.Scope, claim.FencingToken);
    }

    private static InvalidInputException Ambiguous(LeaseClaim claim, IReadOnlyList<MemoryLease> mine)
    {
        var scopes = string.Join(", ", mine.Select(lease => string.Create(CultureInfo.InvariantCulture, $"'{lease.Scope}' (token {lease.FencingToken})")));
        return new InvalidInputException(claim.AgentId, $"'{claim.AgentId}' holds {mine.Count} leases: {scopes}.", Advice.Of($"Say which one: name its scope ({new HeadWords("--scope", "-Scope")}) or its token ({new HeadWords("--token", "-FencingToken")})."));
    }
}
