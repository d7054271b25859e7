using System.Management.Automation;
using MemoryVault.Internal;
using MemoryVault.Vaults;

namespace MemoryVault.Commands;

/// <summary>Answers whether the memory is safe. Needs no network.</summary>
[Cmdlet(VerbsCommon.Get, "VaultStatus", HelpUri = HelpAddress.GetVaultStatus)]
[OutputType(typeof(VaultStatus))]
public sealed class GetVaultStatusCommand : VaultCmdlet
{
    /// <summary>Gets or sets a value indicating whether the files are not compared with the vault, which is faster.</summary>
    [Parameter]
    public SwitchParameter NoScan { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        var options = new VaultStatusOptions { NoScan = NoScan };
        Emit(await OnPool(() => new GetVaultStatus(vault).RunAsync(options, cancellationToken)));
    }
}
