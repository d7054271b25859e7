using System.Management.Automation;
using MemoryVault.Internal;
using MemoryVault.Transcripts;

namespace MemoryVault.Commands;

/// <summary>Searches transcripts for a text.</summary>
[Cmdlet(VerbsCommon.Search, "SessionTranscript", HelpUri = HelpAddress.SearchSessionTranscript)]
[OutputType(typeof(SessionHit))]
public sealed class SearchSessionTranscriptCommand : TranscriptCmdlet
{
    /// <summary>Gets or sets the text, as it is: no pattern.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Text { get; set; } = string.Empty;

    /// <summary>Gets or sets a value indicating whether the case of letters matters.</summary>
    [Parameter]
    public SwitchParameter CaseSensitive { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        var options = new SearchSessionsOptions { Text = Text, CaseSensitive = CaseSensitive, Sources = Source ?? [], Revision = At };
        await foreach (var hit in AsyncStream.FromPool(token => new SearchSessions(vault).RunAsync(options, token), cancellationToken))
        {
            Emit(hit, vault);
        }
    }
}
