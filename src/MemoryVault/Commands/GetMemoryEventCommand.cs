using System.Management.Automation;
using MemoryVault.Completers;
using MemoryVault.History;
using MemoryVault.Internal;
using MemoryVault.Memory.Events;

namespace MemoryVault.Commands;

/// <summary>Lists the events of the shared memory, newest first: who changed what, from what source, how sure, and whether somebody should look at it.</summary>
[Cmdlet(VerbsCommon.Get, "MemoryEvent", HelpUri = HelpAddress.GetMemoryEvent)]
[OutputType(typeof(MemoryEvent))]
public sealed class GetMemoryEventCommand : VaultCmdlet
{
    /// <summary>Gets or sets the agent.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(AgentCompleter))]
    public string? AgentId { get; set; }

    /// <summary>Gets or sets the source that agents named.</summary>
    [Parameter]
    public string? Source { get; set; }

    /// <summary>Gets or sets the section that was changed.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SectionCompleter))]
    public string? Section { get; set; }

    /// <summary>Gets or sets the kinds: checkin, import, resolve, undo, approve and so on; those of the memory without it.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EventKindCompleter))]
    public string[] Kind { get; set; } = [];

    /// <summary>Gets or sets the state of review.</summary>
    [Parameter]
    public ReviewState? Review { get; set; }

    /// <summary>Gets or sets the time before which events are left out.</summary>
    [Parameter]
    [TimeArgument(DayEdge.Start)]
    public DateTimeOffset? Since { get; set; }

    /// <summary>Gets or sets the time after which events are left out.</summary>
    [Parameter]
    [TimeArgument(DayEdge.End)]
    public DateTimeOffset? Until { get; set; }

    /// <summary>Gets or sets the largest number of events.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? First { get; set; }

    /// <summary>Gets or sets a value indicating whether the patches are worked out, too.</summary>
    [Parameter]
    public SwitchParameter IncludePatch { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        var options = new ListEventsOptions
        {
            Agent = AgentId,
            Source = Source,
            Section = Section,
            Kinds = Kind,
            Review = Review,
            Since = Since,
            Until = Until,
            First = First,
            WithPatch = IncludePatch,
        };
        return EmitAllAsync(token => new ListEvents(vault).RunAsync(options, token), cancellationToken);
    }
}
