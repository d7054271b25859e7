using System.Management.Automation;
using MemoryVault.History;
using MemoryVault.Internal;

namespace MemoryVault.Commands;

/// <summary>Repacks a vault's repository, so that it is small and its history quick. A sync does it by itself when it is due.</summary>
[Cmdlet(VerbsCommon.Optimize, "Vault", SupportsShouldProcess = true, HelpUri = HelpAddress.OptimizeVault)]
[OutputType(typeof(OptimizeResult))]
public sealed class OptimizeVaultCommand : VaultCmdlet
{
    /// <inheritdoc/>
    protected override async Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        if (Ask($"Repack the repository of the vault '{vault.Paths.Root}'.") == Consent.Given)
        {
            Emit(await OnPool(() => new OptimizeRepository(vault).RunAsync(cancellationToken)));
        }
    }
}
