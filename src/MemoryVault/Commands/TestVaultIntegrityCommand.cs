using System.Management.Automation;
using MemoryVault.Completers;
using MemoryVault.History;
using MemoryVault.Internal;

namespace MemoryVault.Commands;

/// <summary>Proves a vault: checks every object, and restores every file of a snapshot into a temporary folder and compares it.</summary>
[Cmdlet(VerbsDiagnostic.Test, "VaultIntegrity", HelpUri = HelpAddress.TestVaultIntegrity)]
[OutputType(typeof(IntegrityReport))]
public sealed class TestVaultIntegrityCommand : VaultCmdlet
{
    /// <summary>Gets or sets the revision, event or time of the state that is restored as a proof; the newest without it.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [RevisionArgument]
    [Alias("Revision")]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public string? At { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        var options = new VerifyOptions { At = At };
        var report = await OnPool(() => new VerifyIntegrity(vault).RunAsync(options, cancellationToken));
        Emit(report);
        foreach (var warning in report.Warnings)
        {
            Warn(warning);
        }

        Report(report.Problems);
    }
}
