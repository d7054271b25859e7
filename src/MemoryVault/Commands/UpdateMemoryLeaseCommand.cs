using System.Management.Automation;
using MemoryVault.Completers;
using MemoryVault.Internal;
using MemoryVault.Leases;

namespace MemoryVault.Commands;

/// <summary>Renews a lease.</summary>
[Cmdlet(VerbsData.Update, "MemoryLease", SupportsShouldProcess = true, HelpUri = HelpAddress.UpdateMemoryLease)]
[OutputType(typeof(MemoryLease))]
public sealed class UpdateMemoryLeaseCommand : LeaseClaimCmdlet
{
    /// <inheritdoc/>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AgentCompleter))]
    public override string AgentId { get; set; } = string.Empty;

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public override LeaseScope? Scope { get; set; }

    /// <inheritdoc/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public override long? FencingToken { get; set; }

    /// <summary>Gets or sets for how long it is good from now on; without it, for as long as before.</summary>
    [Parameter]
    [SpanArgument]
    public TimeSpan? Ttl { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        var registry = new LeaseRegistry(vault);
        var seconds = Ttl is { } span ? LeaseSeconds.Of(span) : (int?)null;
        var consent = Ask($"Renew the lease of '{AgentId}'{(Scope is { } scope ? $" on {LeaseWords.Of(scope)}" : string.Empty)}.");
        if (consent == Consent.Refused)
        {
            return;
        }

        var lease = consent == Consent.Given
            ? await OnPool(() => registry.RenewAsync(MakeClaim(), seconds, cancellationToken))
            : await FindAsync(registry, cancellationToken);
        if (PassThru)
        {
            Emit(lease, vault);
        }
    }
}
