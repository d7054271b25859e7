using System.Management.Automation;
using MemoryVault.Completers;
using MemoryVault.Internal;
using MemoryVault.Transcripts;

namespace MemoryVault.Commands;

/// <summary>Gives the messages of a transcript, each as it is read.</summary>
[Cmdlet(VerbsCommunications.Read, "SessionTranscript", DefaultParameterSetName = IdSet, HelpUri = HelpAddress.ReadSessionTranscript)]
[OutputType(typeof(SessionMessage))]
public sealed class ReadSessionTranscriptCommand : VaultCmdlet
{
    private const string IdSet = "Id";
    private const string SessionSet = "Session";

    /// <summary>Gets or sets the session: its id or the beginning of it, its file, or <c>source:path</c>.</summary>
    [Parameter(ParameterSetName = IdSet, Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(SessionCompleter))]
    public string[] Id { get; set; } = [];

    /// <summary>Gets or sets the session sources that it is looked for in, with wildcards; all without it.</summary>
    [Parameter(ParameterSetName = IdSet)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SessionSourceCompleter))]
    public string[]? Source { get; set; }

    /// <summary>Gets or sets sessions, as <c>Get-SessionTranscript</c> lists them.</summary>
    [Parameter(ParameterSetName = SessionSet, Mandatory = true, ValueFromPipeline = true)]
    public SessionInfo[] Session { get; set; } = [];

    /// <summary>Gets or sets the version of a transcript that was rewritten, 1 for the first; the one in place without it.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Version { get; set; }

    /// <summary>Gets or sets the revision, event or time of the state; the newest without it.</summary>
    [Parameter]
    [RevisionArgument]
    [Alias("Revision")]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public string? At { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        foreach (var name in ParameterSetName == IdSet ? Id : Session.Select(session => $"{session.Source}:{session.Path}"))
        {
            var options = new ReadSessionOptions { Session = name, Sources = Source ?? [], Revision = At, Version = Version };
            await foreach (var message in AsyncStream.FromPool(token => new ReadSession(vault).RunAsync(options, token), cancellationToken))
            {
                Emit(message, vault);
            }
        }
    }
}
