using System.Management.Automation;
using MemoryVault.Completers;
using MemoryVault.Internal;
using MemoryVault.Secrets;

namespace MemoryVault.Commands;

/// <summary>Finds credentials in files, in a snapshot or in the whole history. Their values are never shown.</summary>
[Cmdlet(VerbsCommon.Find, "VaultSecret", DefaultParameterSetName = PathSet, HelpUri = HelpAddress.FindVaultSecret)]
[OutputType(typeof(SecretFinding))]
public sealed class FindVaultSecretCommand : VaultPathCmdlet
{
    private const string SnapshotSet = "Snapshot";

    /// <summary>Gets or sets the snapshot of the vault: a revision, an event or a time; the newest without it.</summary>
    [Parameter(ParameterSetName = SnapshotSet, ValueFromPipelineByPropertyName = true)]
    [RevisionArgument]
    [Alias("Revision")]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public string? At { get; set; }

    /// <summary>Gets or sets a value indicating whether everything is looked into that the history of the snapshot holds.</summary>
    [Parameter(ParameterSetName = SnapshotSet)]
    public SwitchParameter History { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        var options = new FindSecretsOptions { Paths = MachinePaths(), At = At, History = History };
        await foreach (var finding in AsyncStream.FromPool(token => new FindSecrets(vault).RunAsync(options, token), cancellationToken))
        {
            Emit(finding, vault);
        }
    }
}
