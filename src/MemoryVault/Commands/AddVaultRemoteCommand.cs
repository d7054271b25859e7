using System.Management.Automation;
using MemoryVault.Internal;
using MemoryVault.Vaults;

namespace MemoryVault.Commands;

/// <summary>Adds a git repository that the vault is pushed to. It is not contacted: the next sync pushes to it.</summary>
[Cmdlet(VerbsCommon.Add, "VaultRemote", SupportsShouldProcess = true)]
[OutputType(typeof(VaultRemote))]
public sealed class AddVaultRemoteCommand : VaultCmdlet
{
    /// <summary>Gets or sets the name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets any URL or folder that git takes, without a password or token in it.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Url { get; set; } = string.Empty;

    /// <summary>Gets or sets a value indicating whether the remote is put out.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        var registry = new RemoteRegistry(vault);
        var plan = registry.PlanAdd(Name, Url);
        var consent = Ask($"Add remote '{plan.Name}' ({plan.Url}) to the vault '{vault.Paths.Root}'.");
        var remote = consent == Consent.Given ? await OnPool(() => registry.AddAsync(Name, Url, cancellationToken)) : plan;
        if (PassThru && consent != Consent.Refused)
        {
            Emit(remote, vault);
        }
    }
}
