using System.Management.Automation;
using MemoryVault.Completers;

namespace MemoryVault.Internal;

/// <summary>The base of cmdlets that look at transcripts: of which sources, and at which state.</summary>
public abstract class TranscriptCmdlet : VaultCmdlet
{
    /// <summary>Gets or sets the session sources, with wildcards; all without it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SessionSourceCompleter))]
    public string[]? Source { get; set; }

    /// <summary>Gets or sets the revision, event or time of the state; the newest without it.</summary>
    [Parameter]
    [RevisionArgument]
    [Alias("Revision")]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public string? At { get; set; }
}
