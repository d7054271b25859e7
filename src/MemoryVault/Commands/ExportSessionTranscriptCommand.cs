using System.Management.Automation;
using MemoryVault.Completers;
using MemoryVault.Internal;
using MemoryVault.Transcripts;

namespace MemoryVault.Commands;

/// <summary>Writes transcripts out as they were at their sources, byte for byte and in their layout.</summary>
[Cmdlet(VerbsData.Export, "SessionTranscript", SupportsShouldProcess = true, HelpUri = HelpAddress.ExportSessionTranscript)]
[OutputType(typeof(ExportSessionsResult))]
public sealed class ExportSessionTranscriptCommand : TranscriptCmdlet
{
    /// <summary>Gets or sets the folder that they are written to.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Destination { get; set; } = string.Empty;

    /// <summary>Gets or sets the sessions that are written; all, with the indexes, without it.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SessionCompleter))]
    public string[]? Id { get; set; }

    /// <summary>Gets or sets a value indicating whether a file that is there and differs is replaced.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Gets or sets a value indicating whether <c>-WhatIf</c> gives the plan as an object, too.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        var folder = SessionPaths.Resolve(SessionState, Destination);
        foreach (var session in Id ?? (string?[])[null])
        {
            var options = new ExportSessionsOptions { Folder = folder, Session = session, Sources = Source ?? [], Revision = At, Force = Force };
            var consent = Ask($"Write {(session is null ? "the transcripts" : $"session '{session}'")} of the vault '{vault.Paths.Root}' into '{folder}'.");
            if (consent == Consent.Given || (consent == Consent.PlanOnly && PassThru))
            {
                await ExportAsync(vault, options with { DryRun = consent == Consent.PlanOnly }, cancellationToken);
            }
        }
    }

    private async Task ExportAsync(Vaults.Vault vault, ExportSessionsOptions options, CancellationToken cancellationToken)
    {
        var result = await OnPool(() => new ExportSessions(vault).RunAsync(options, cancellationToken));
        Emit(result, vault);
        Report(result.Errors);
    }
}
