using System.Management.Automation;
using MemoryVault.Backup;
using MemoryVault.Completers;
using MemoryVault.Internal;

namespace MemoryVault.Commands;

/// <summary>Takes a source out of the configuration; what was backed up of it stays in the vault.</summary>
[Cmdlet(VerbsCommon.Remove, "VaultSource", SupportsShouldProcess = true, HelpUri = HelpAddress.RemoveVaultSource)]
[OutputType(typeof(MemorySource))]
public sealed class RemoveVaultSourceCommand : VaultCmdlet
{
    /// <summary>Gets or sets the names, with wildcards.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SourceNameCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>Gets or sets a value indicating whether the source is put out.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        var registry = new SourceRegistry(vault);
        var all = registry.List();
        foreach (var source in Named.Find(Name, all, source => source.Name, name => new SourceMissingException(name, all), Report))
        {
            var consent = Ask($"Remove source '{source.Name}' ({source.Root}) from the vault '{vault.Paths.Root}'; its history stays.");
            if (consent == Consent.Given)
            {
                await OnPool(() => registry.RemoveAsync(source.Name, cancellationToken));
            }

            if (PassThru && consent != Consent.Refused)
            {
                Emit(source, vault);
            }
        }
    }
}
