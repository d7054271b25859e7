using System.Management.Automation;
using MemoryVault.Completers;
using MemoryVault.Internal;
using MemoryVault.Leases;
using MemoryVault.Vaults;

namespace MemoryVault.Commands;

/// <summary>Lists the leases that are alive, and how many wait for each.</summary>
[Cmdlet(VerbsCommon.Get, "MemoryLease", HelpUri = HelpAddress.GetMemoryLease)]
[OutputType(typeof(MemoryLease))]
public sealed class GetMemoryLeaseCommand : VaultCmdlet
{
    /// <summary>Gets or sets the agents whose leases are listed, with wildcards.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AgentCompleter))]
    public string[] AgentId { get; set; } = [];

    /// <summary>Gets or sets a scope: the leases that overlap it are listed.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public LeaseScope Scope { get; set; } = LeaseScope.Whole;

    /// <inheritdoc/>
    protected override async Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        var table = await OnPool(() => new LeaseRegistry(vault).ListAsync(cancellationToken));
        foreach (var lease in table.Leases.Where(lease => NameWildcard.MatchesAny(AgentId, lease.AgentId) && lease.Scope.Overlaps(Scope)))
        {
            var shown = PSObject.AsPSObject(lease);
            shown.Properties.Add(new PSNoteProperty("Waiting", table.Queue.Count(ticket => ticket.Scope.Overlaps(lease.Scope))));
            Emit(shown, vault);
        }
    }
}
