using System.Management.Automation;
using MemoryVault.Backup;
using MemoryVault.Internal;

namespace MemoryVault.Commands;

/// <summary>Adds a folder to what a vault backs up. The next sync takes it.</summary>
[Cmdlet(VerbsCommon.Add, "VaultSource", SupportsShouldProcess = true, HelpUri = HelpAddress.AddVaultSource)]
[OutputType(typeof(MemorySource))]
public sealed class AddVaultSourceCommand : VaultSourceCmdlet
{
    /// <summary>Gets or sets the name, unique on this machine.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public override string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets the folder; without it, the place where the preset's agent keeps its memory.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public override string? Root { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        var settings = MakeSettings();
        var registry = new SourceRegistry(vault);
        var plan = registry.PlanAdd(settings);
        var consent = Ask($"Add source '{plan.Name}' ({plan.Root}) to the vault '{vault.Paths.Root}'.");
        var source = consent == Consent.Given ? await OnPool(() => registry.AddAsync(settings, cancellationToken)) : plan;
        if (PassThru && consent != Consent.Refused)
        {
            Emit(source, vault);
        }
    }
}
