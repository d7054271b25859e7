using System.Management.Automation;
using MemoryVault.Completers;
using MemoryVault.Internal;
using MemoryVault.Leases;

namespace MemoryVault.Commands;

/// <summary>Gives a lease back, or ends somebody else's by force.</summary>
[Cmdlet(VerbsCommon.Exit, "MemoryLease", SupportsShouldProcess = true, DefaultParameterSetName = AgentSet, HelpUri = HelpAddress.ExitMemoryLease)]
[OutputType(typeof(MemoryLease))]
public sealed class ExitMemoryLeaseCommand : LeaseClaimCmdlet
{
    private const string AgentSet = "Agent";
    private const string ForceSet = "Force";

    /// <inheritdoc/>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = AgentSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AgentCompleter))]
    public override string AgentId { get; set; } = string.Empty;

    /// <inheritdoc/>
    [Parameter(ParameterSetName = AgentSet, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public override LeaseScope? Scope { get; set; }

    /// <inheritdoc/>
    [Parameter(ParameterSetName = AgentSet, ValueFromPipelineByPropertyName = true)]
    public override long? FencingToken { get; set; }

    /// <summary>Gets or sets the lease to end by force.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ForceSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(LeaseIdCompleter))]
    public string LeaseId { get; set; } = string.Empty;

    /// <summary>Gets or sets why it is ended by force: its holder and the history are told.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ForceSet)]
    [ValidateNotNullOrEmpty]
    public string Reason { get; set; } = string.Empty;

    /// <summary>Gets or sets a value indicating whether a live lease is ended without a question.</summary>
    [Parameter(ParameterSetName = ForceSet)]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        var registry = new LeaseRegistry(vault);
        return ParameterSetName == ForceSet ? EndByForceAsync(vault, registry, cancellationToken) : GiveBackAsync(vault, registry, cancellationToken);
    }

    private async Task GiveBackAsync(Vaults.Vault vault, LeaseRegistry registry, CancellationToken cancellationToken)
    {
        var consent = Ask($"Give the lease of '{AgentId}' back{(Scope is { } scope ? $" on {LeaseWords.Of(scope)}" : string.Empty)}.");
        if (consent == Consent.Refused)
        {
            return;
        }

        var lease = consent == Consent.Given
            ? await OnPool(() => registry.ExitAsync(MakeClaim(), cancellationToken))
            : await FindAsync(registry, cancellationToken);
        Show(lease, vault);
    }

    private async Task EndByForceAsync(Vaults.Vault vault, LeaseRegistry registry, CancellationToken cancellationToken)
    {
        var table = await OnPool(() => registry.ListAsync(cancellationToken));
        var lease = table.Leases.FirstOrDefault(lease => lease.LeaseId == LeaseId)
            ?? throw new LeaseUnknownException(LeaseId, table.Ended.FirstOrDefault(ended => ended.LeaseId == LeaseId), table.Leases);
        var consent = Ask($"End {LeaseWords.Of(lease)} by force.");
        if (consent == Consent.Given && AskAboutLiveLease(lease))
        {
            Show(await OnPool(() => registry.ForceReleaseAsync(LeaseId, Reason, cancellationToken)), vault);
        }
        else if (consent == Consent.PlanOnly)
        {
            Show(lease, vault);
        }
    }

    // Not by ConfirmImpact.High: that is of the whole cmdlet, and nobody wants to be asked each time a lease is given back.
    private bool AskAboutLiveLease(MemoryLease lease) => Force || IsConfirmed || Insist(
        $"'{lease.AgentId}' on {lease.Machine} holds {LeaseWords.Of(lease.Scope)} until {Display.RelativeTime.Exactly(lease.ExpiresAt)}"
        + $"{(lease.Purpose is { } purpose ? $" (purpose: {purpose})" : string.Empty)}. Its next check-in will be refused. End it?",
        "End a live lease by force");

    private void Show(MemoryLease lease, Vaults.Vault vault)
    {
        if (PassThru)
        {
            Emit(lease, vault);
        }
    }
}
