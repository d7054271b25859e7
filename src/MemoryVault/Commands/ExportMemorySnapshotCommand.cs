using System.Management.Automation;
using MemoryVault.Completers;
using MemoryVault.Internal;
using MemoryVault.Memory;

namespace MemoryVault.Commands;

/// <summary>Writes the shared memory as one JSON document into a file.</summary>
[Cmdlet(VerbsData.Export, "MemorySnapshot", SupportsShouldProcess = true, HelpUri = HelpAddress.ExportMemorySnapshot)]
[OutputType(typeof(ExportMemoryResult))]
public sealed class ExportMemorySnapshotCommand : VaultCmdlet
{
    /// <summary>Gets or sets the file, which is replaced when the new one is whole.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Destination { get; set; } = string.Empty;

    /// <summary>Gets or sets the revision, event or time of the state; the newest without it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [RevisionArgument]
    [Alias("Revision")]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public string? At { get; set; }

    /// <summary>Gets or sets a value indicating whether the file is put out.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        var path = SessionPaths.Resolve(SessionState, Destination);
        var consent = Ask($"Write the memory of the vault '{vault.Paths.Root}' into '{path}'.");
        var bytes = consent == Consent.Given ? await OnPool(() => new ExportMemory(vault).RunAsync(path, At, cancellationToken)) : 0;
        if (PassThru && consent != Consent.Refused)
        {
            Emit(new ExportMemoryResult(path, bytes, At, vault.Paths.Root));
        }
    }
}
