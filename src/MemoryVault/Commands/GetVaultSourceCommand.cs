using System.Management.Automation;
using MemoryVault.Backup;
using MemoryVault.Completers;
using MemoryVault.Internal;

namespace MemoryVault.Commands;

/// <summary>Lists the sources of a vault on this machine.</summary>
[Cmdlet(VerbsCommon.Get, "VaultSource", HelpUri = HelpAddress.GetVaultSource)]
[OutputType(typeof(MemorySource))]
public sealed class GetVaultSourceCommand : VaultCmdlet
{
    /// <summary>Gets or sets the names, with wildcards.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SourceNameCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        var all = new SourceRegistry(vault).List();
        foreach (var source in Named.Find(Name, all, source => source.Name, name => new SourceMissingException(name, all), Report))
        {
            Emit(source, vault);
        }

        return Task.CompletedTask;
    }
}
