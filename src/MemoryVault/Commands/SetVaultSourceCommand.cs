using System.Management.Automation;
using MemoryVault.Backup;
using MemoryVault.Completers;
using MemoryVault.Internal;

namespace MemoryVault.Commands;

/// <summary>Changes a source; what is not named stays as it is.</summary>
[Cmdlet(VerbsCommon.Set, "VaultSource", SupportsShouldProcess = true, HelpUri = HelpAddress.SetVaultSource)]
[OutputType(typeof(MemorySource))]
public sealed class SetVaultSourceCommand : VaultSourceCmdlet
{
    /// <summary>Gets or sets the name of the source.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SourceNameCompleter))]
    public override string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets the folder.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public override string? Root { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        var settings = MakeSettings();
        var registry = new SourceRegistry(vault);
        var plan = registry.PlanSet(settings);
        var consent = Ask($"Change source '{plan.Name}' of the vault '{vault.Paths.Root}'.");
        var source = consent == Consent.Given ? await OnPool(() => registry.SetAsync(settings, cancellationToken)) : plan;
        if (PassThru && consent != Consent.Refused)
        {
            Emit(source, vault);
        }
    }
}
