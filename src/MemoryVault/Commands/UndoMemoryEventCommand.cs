using System.Management.Automation;
using MemoryVault.Completers;
using MemoryVault.Errors;
using MemoryVault.History;
using MemoryVault.Internal;
using MemoryVault.Json.Merge;
using MemoryVault.Memory.Events;

namespace MemoryVault.Commands;

/// <summary>Takes events back, in one commit that can itself be undone. What others changed since stays.</summary>
[Cmdlet(VerbsCommon.Undo, "MemoryEvent", SupportsShouldProcess = true, DefaultParameterSetName = EventSet, HelpUri = HelpAddress.UndoMemoryEvent)]
[OutputType(typeof(UndoEventsResult))]
public sealed class UndoMemoryEventCommand : VaultCmdlet
{
    private const string EventSet = "Event";
    private const string SinceSet = "Since";

    private readonly Gathered<string?, UndoEventsOptions> _undos = new();

    /// <summary>Gets or sets the events: ids, beginnings of ids, or commits.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = EventSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Event")]
    [ArgumentCompleter(typeof(EventCompleter))]
    public string[] EventId { get; set; } = [];

    /// <summary>Gets or sets the agent whose events are undone.</summary>
    [Parameter(ParameterSetName = SinceSet)]
    [ArgumentCompleter(typeof(AgentCompleter))]
    public string? AgentId { get; set; }

    /// <summary>Gets or sets the source whose events are undone.</summary>
    [Parameter(ParameterSetName = SinceSet)]
    public string? Source { get; set; }

    /// <summary>Gets or sets since when the events of the agent or source are undone.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SinceSet)]
    [TimeArgument(DayEdge.Start)]
    public DateTimeOffset? Since { get; set; }

    /// <summary>Gets or sets who undoes; user and machine without it.</summary>
    [Parameter]
    public string? By { get; set; }

    /// <summary>Gets or sets why.</summary>
    [Parameter]
    public string? Justification { get; set; }

    /// <summary>Gets or sets what is done where the memory was changed since.</summary>
    [Parameter]
    public MergeStrategy Strategy { get; set; }

    /// <summary>Gets or sets a value indicating whether <c>-WhatIf</c> gives the plan as an object, too.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessAsync(CancellationToken cancellationToken)
    {
        _undos.Update(VaultFolder, NewOptions, options => options with { Events = [.. options.Events, .. EventId] });
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override async Task EndAsync(CancellationToken cancellationToken)
    {
        foreach (var (folder, options) in _undos.Items)
        {
            await using var vault = Vaults.Vault.Open(folder, MakeServices());
            await UndoAsync(vault, options, cancellationToken);
        }
    }

    private UndoEventsOptions NewOptions() => new()
    {
        Agent = AgentId,
        Source = Source,
        Since = Since,
        By = By,
        Justification = Justification,
        Strategy = Strategy,
    };

    private async Task UndoAsync(Vaults.Vault vault, UndoEventsOptions options, CancellationToken cancellationToken)
    {
        var consent = Ask($"Undo {(options.Events.Count > 0 ? string.Join(", ", options.Events) : $"what {AgentId ?? Source} changed since {Since:u}")}.");
        if (consent == Consent.Refused)
        {
            return;
        }

        var planned = options with { DryRun = consent == Consent.PlanOnly };
        var result = await OnPool(() => new UndoEvents(vault).RunAsync(planned, cancellationToken));
        if (result.Conflicts.Count > 0)
        {
            throw new MergeConflictException(result.Conflicts, "was undone");
        }

        if (planned.DryRun)
        {
            ShowPlan(PlanLine.Of(result.Patch));
        }

        if (!planned.DryRun || PassThru)
        {
            Emit(result);
        }
    }
}
