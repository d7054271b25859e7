using System.Management.Automation;
using MemoryVault.Completers;
using MemoryVault.Internal;
using MemoryVault.Transcripts;

namespace MemoryVault.Commands;

/// <summary>Takes a session source out of the configuration; what was pulled of it stays in the vault.</summary>
[Cmdlet(VerbsCommon.Remove, "SessionSource", SupportsShouldProcess = true, HelpUri = HelpAddress.RemoveSessionSource)]
[OutputType(typeof(SessionSource))]
public sealed class RemoveSessionSourceCommand : VaultCmdlet
{
    /// <summary>Gets or sets the names, with wildcards.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SessionSourceCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>Gets or sets a value indicating whether the source is put out.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        var registry = new SessionSourceRegistry(vault);
        var all = registry.List();
        foreach (var source in Named.Find(Name, all, source => source.Name, name => new SessionSourceMissingException(name, all), Report))
        {
            var consent = Ask($"Remove session source '{source.Name}' from the vault '{vault.Paths.Root}'; what was pulled stays.");
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
