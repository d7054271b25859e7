using System.Management.Automation;
using MemoryVault.Completers;
using MemoryVault.Leases;

namespace MemoryVault.Internal;

/// <summary>The base of cmdlets that an agent names its lease to. Leases, and what was checked in under them, pipe into it.</summary>
public abstract class LeaseClaimCmdlet : VaultCmdlet
{
    /// <summary>Gets or sets the agent.</summary>
    public abstract string AgentId { get; set; }

    /// <summary>Gets or sets the lease's scope; not needed where the agent has one lease.</summary>
    public abstract LeaseScope? Scope { get; set; }

    /// <summary>Gets or sets the lease's token; needed where the lease is bound to another process.</summary>
    public abstract long? FencingToken { get; set; }

    /// <summary>Gets or sets a value indicating whether the lease is put out.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Gives the claim that the user makes.</summary>
    protected LeaseClaim MakeClaim() => new(AgentId) { FencingToken = FencingToken, Scope = Scope };

    /// <summary>Finds the lease that is meant, for a plan.</summary>
    /// <exception cref="LeaseMissingException">There is none.</exception>
    protected async Task<MemoryLease> FindAsync(LeaseRegistry registry, CancellationToken cancellationToken)
    {
        var table = await OnPool(() => registry.ListAsync(cancellationToken));
        return table.Leases.FirstOrDefault(IsMeant) ?? throw new LeaseMissingException(AgentId, Scope, FencingToken);
    }

    private bool IsMeant(MemoryLease lease) =>
        lease.AgentId == AgentId && (FencingToken is null || lease.FencingToken == FencingToken) && (Scope is null || lease.Scope.Equals(Scope));
}
