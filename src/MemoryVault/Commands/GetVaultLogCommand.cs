using System.Management.Automation;
using MemoryVault.History;
using MemoryVault.Internal;
using MemoryVault.Vaults;

namespace MemoryVault.Commands;

/// <summary>Lists what a vault's log tells, newest first.</summary>
[Cmdlet(VerbsCommon.Get, "VaultLog", HelpUri = HelpAddress.GetVaultLog)]
[OutputType(typeof(VaultLogEntry))]
public sealed class GetVaultLogCommand : VaultCmdlet
{
    /// <summary>Gets or sets the least level.</summary>
    [Parameter]
    public VaultLogLevel Level { get; set; }

    /// <summary>Gets or sets the time before which entries are left out.</summary>
    [Parameter]
    [TimeArgument(DayEdge.Start)]
    public DateTimeOffset? Since { get; set; }

    /// <summary>Gets or sets the largest number of entries.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? First { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        var options = new VaultLogOptions { Level = Level, Since = Since, First = First };
        return EmitAllAsync(token => new ReadVaultLog(vault).RunAsync(options, token), cancellationToken);
    }
}
