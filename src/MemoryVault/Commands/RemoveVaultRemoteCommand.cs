using System.Management.Automation;
using MemoryVault.Completers;
using MemoryVault.Internal;
using MemoryVault.Vaults;

namespace MemoryVault.Commands;

/// <summary>Takes a remote out of the configuration; what it holds stays there.</summary>
[Cmdlet(VerbsCommon.Remove, "VaultRemote", SupportsShouldProcess = true, HelpUri = HelpAddress.RemoveVaultRemote)]
[OutputType(typeof(VaultRemote))]
public sealed class RemoveVaultRemoteCommand : VaultCmdlet
{
    /// <summary>Gets or sets the names, with wildcards.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RemoteNameCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>Gets or sets a value indicating whether the remote is put out.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        var registry = new RemoteRegistry(vault);
        var all = registry.List();
        foreach (var remote in Named.Find(Name, all, remote => remote.Name, name => new RemoteMissingException(name, all), Report))
        {
            var consent = Ask($"Remove remote '{remote.Name}' ({remote.Url}) from the vault '{vault.Paths.Root}'; what it holds stays there.");
            if (consent == Consent.Given)
            {
                await OnPool(() => registry.RemoveAsync(remote.Name, cancellationToken));
            }

            if (PassThru && consent != Consent.Refused)
            {
                Emit(remote, vault);
            }
        }
    }
}
