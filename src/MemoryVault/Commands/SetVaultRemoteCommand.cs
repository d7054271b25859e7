using System.Management.Automation;
using MemoryVault.Completers;
using MemoryVault.Internal;
using MemoryVault.Vaults;

namespace MemoryVault.Commands;

/// <summary>Has a remote decide about leases and check-ins for all vaults that share it, or no longer. It is not contacted.</summary>
[Cmdlet(VerbsCommon.Set, "VaultRemote", SupportsShouldProcess = true)]
[OutputType(typeof(VaultRemote))]
public sealed class SetVaultRemoteCommand : VaultCmdlet
{
    /// <summary>Gets or sets the name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RemoteNameCompleter))]
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets a value indicating whether leases and check-ins are decided there; <c>-Coordinate:$false</c> for no longer.</summary>
    [Parameter]
    public SwitchParameter Coordinate { get; set; }

    /// <summary>Gets or sets a value indicating whether the remote is put out.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        var registry = new RemoteRegistry(vault);
        var all = registry.List();
        var remote = all.FirstOrDefault(remote => remote.Name.Equals(Name, StringComparison.OrdinalIgnoreCase)) ?? throw new RemoteMissingException(Name, all);
        var plan = remote with { Coordinate = MyInvocation.BoundParameters.ContainsKey(nameof(Coordinate)) ? Coordinate : remote.Coordinate };
        var consent = Ask(plan.Coordinate
            ? $"Let remote '{plan.Name}' decide about leases and check-ins of the vault '{vault.Paths.Root}'."
            : $"Let the vault '{vault.Paths.Root}' decide about its leases and check-ins, and not remote '{plan.Name}'.");
        if (consent == Consent.Given)
        {
            plan = await OnPool(() => registry.SetAsync(plan.Name, plan.Coordinate, cancellationToken));
        }

        if (PassThru && consent != Consent.Refused)
        {
            Emit(plan, vault);
        }
    }
}
