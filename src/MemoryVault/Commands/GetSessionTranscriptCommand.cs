using System.Management.Automation;
using MemoryVault.Completers;
using MemoryVault.Internal;
using MemoryVault.Transcripts;

namespace MemoryVault.Commands;

/// <summary>Lists the sessions of which the vault has transcripts, those with the newest message first.</summary>
[Cmdlet(VerbsCommon.Get, "SessionTranscript", HelpUri = HelpAddress.GetSessionTranscript)]
[OutputType(typeof(SessionInfo))]
public sealed class GetSessionTranscriptCommand : TranscriptCmdlet
{
    /// <summary>Gets or sets the ids, with wildcards; all without it.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SessionCompleter))]
    public string[] Id { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override async Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        var options = new ListSessionsOptions { Sources = Source ?? [], Revision = At };
        var all = new List<SessionInfo>();
        await foreach (var session in AsyncStream.FromPool(token => new ListSessions(vault).RunAsync(options, token), cancellationToken))
        {
            all.Add(session);
        }

        foreach (var session in Named.Find(Id, all, session => session.Id, SessionNotFoundException.Never, Report))
        {
            Emit(session, vault);
        }
    }
}
