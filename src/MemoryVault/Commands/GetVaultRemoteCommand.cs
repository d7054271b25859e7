using System.Management.Automation;
using MemoryVault.Completers;
using MemoryVault.Internal;
using MemoryVault.Vaults;

namespace MemoryVault.Commands;

/// <summary>Lists the remotes of a vault. <c>Get-VaultStatus</c> shows how they stand.</summary>
[Cmdlet(VerbsCommon.Get, "VaultRemote", HelpUri = HelpAddress.GetVaultRemote)]
[OutputType(typeof(VaultRemote))]
public sealed class GetVaultRemoteCommand : VaultCmdlet
{
    /// <summary>Gets or sets the names, with wildcards.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(RemoteNameCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        var all = new RemoteRegistry(vault).List();
        foreach (var remote in Named.Find(Name, all, remote => remote.Name, name => new RemoteMissingException(name, all), Report))
        {
            Emit(remote, vault);
        }

        return Task.CompletedTask;
    }
}
