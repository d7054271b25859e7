using System.Management.Automation;
using MemoryVault.Internal;
using MemoryVault.Leases;

namespace MemoryVault.Commands;

/// <summary>Checks the memory, or a part of it, out: takes a lease, or renews the one that the agent has on the same scope.</summary>
[Cmdlet(VerbsCommon.Enter, "MemoryLease", SupportsShouldProcess = true, HelpUri = HelpAddress.EnterMemoryLease)]
[OutputType(typeof(MemoryLease))]
public sealed class EnterMemoryLeaseCommand : LeaseRequestCmdlet
{
    /// <summary>Gets or sets the token of a lease that the agent has: the proof that this process may renew one that is bound to another.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public long? FencingToken { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        var options = MakeOptions() with { FencingToken = FencingToken };
        if (Ask(Describe(vault)) == Consent.Given)
        {
            Emit(await OnPool(() => new LeaseRegistry(vault).EnterAsync(options, cancellationToken)), vault);
        }
    }
}
