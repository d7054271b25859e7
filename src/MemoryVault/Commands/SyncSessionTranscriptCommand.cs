using System.Management.Automation;
using MemoryVault.Completers;
using MemoryVault.Internal;
using MemoryVault.Transcripts;

namespace MemoryVault.Commands;

/// <summary>Pulls the transcripts of session sources into the vault. <c>Invoke-VaultSync</c> does so, too.</summary>
[Cmdlet(VerbsData.Sync, "SessionTranscript", SupportsShouldProcess = true, HelpUri = HelpAddress.SyncSessionTranscript)]
[OutputType(typeof(SessionPullOutcome))]
public sealed class SyncSessionTranscriptCommand : VaultCmdlet
{
    /// <summary>Gets or sets the session sources, with wildcards; all without it.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SessionSourceCompleter))]
    public string[] Source { get; set; } = ["*"];

    /// <summary>Gets or sets how long to wait for another pull of the same source.</summary>
    [Parameter]
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets or sets a value indicating whether <c>-WhatIf</c> puts out the sources that would be pulled; they are not asked what they have.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        var all = new SessionSourceRegistry(vault).List();
        foreach (var source in Named.Find(Source, all, source => source.Name, name => new SessionSourceMissingException(name, all), Report))
        {
            var consent = Ask($"Pull session source '{source.Name}' into the vault '{vault.Paths.Root}'.");
            if (consent == Consent.Given)
            {
                await PullAsync(vault, source, cancellationToken);
            }
            else if (consent == Consent.PlanOnly && PassThru)
            {
                Emit(new SessionPullOutcome { Source = source.Name }, vault);
            }
        }
    }

    private async Task PullAsync(Vaults.Vault vault, SessionSource source, CancellationToken cancellationToken)
    {
        var options = new PullSessionsOptions { Sources = [source.Name], LockTimeout = LockTimeout };
        var result = await OnPool(() => new PullSessions(vault).RunAsync(options, cancellationToken));
        foreach (var outcome in result.Sources)
        {
            Emit(outcome, vault);
            foreach (var warning in outcome.Warnings)
            {
                Warn(warning);
            }

            Report(outcome.Errors);
        }
    }
}
