using System.Management.Automation;
using MemoryVault.Backup;
using MemoryVault.Internal;

namespace MemoryVault.Commands;

/// <summary>Adds a folder to what a vault backs up. The next sync takes it.</summary>
[Cmdlet(VerbsCommon.Add, "VaultSource", SupportsShouldProcess = true)]
[OutputType(typeof(MemorySource))]
public sealed class AddVaultSourceCommand : VaultSourceCmdlet
{
    /// <summary>Gets or sets the name, unique on this machine.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public override string Name { get; set; } = string.Empty;

    /// <summary>Gets or sets the folder.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public override string? Root { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        var settings = MakeSettings();
        if (Ask($"Add source '{Name}' ({settings.Root}) to the vault '{vault.Paths.Root}'.") == Consent.Given)
        {
            var source = await OnPool(() => new SourceRegistry(vault).AddAsync(settings, cancellationToken));
            EmitIfWanted(source, vault);
        }
    }
}
