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
        var consent = Ask($"Add remote '{Name}' to the vault '{vault.Paths.Root}'.");
        if (consent == Consent.Given)
        {
            var remote = await OnPool(() => new RemoteRegistry(vault).AddAsync(Name, Url, cancellationToken));
            EmitIfWanted(remote, vault);
        }
    }

    private void EmitIfWanted(VaultRemote remote, Vaults.Vault vault)
    {
        if (PassThru)
        {
            Emit(remote, vault);
        }
    }
}
