using System.Management.Automation;
using MemoryVault.Internal;
using MemoryVault.Json.Merge;
using MemoryVault.Knowledge;

namespace MemoryVault.Commands;

/// <summary>Takes what others published of a knowledge project, merged with what was changed here; unsaved work is committed first.</summary>
[Cmdlet(VerbsCommunications.Receive, "Knowledge", SupportsShouldProcess = true, DefaultParameterSetName = PlaceSet, HelpUri = HelpAddress.ReceiveKnowledge)]
[OutputType(typeof(KnowledgeReceipt))]
public sealed class ReceiveKnowledgeCommand : KnowledgeCmdlet
{
    /// <summary>Gets or sets the version up to which it is received; the newest without it.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Revision { get; set; }

    /// <summary>Gets or sets a value indicating whether a repository in a folder first gets what its own remote has.</summary>
    [Parameter(ParameterSetName = PlaceSet)]
    [Parameter(ParameterSetName = RepositorySet)]
    public SwitchParameter Fetch { get; set; }

    /// <summary>Gets or sets what is done where both sides changed the same.</summary>
    [Parameter]
    public MergeStrategy Strategy { get; set; }

    /// <summary>Gets or sets a value indicating whether <c>-WhatIf</c> gives the plan as an object, too.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        var options = new ReceiveKnowledgeOptions { Project = Project, Address = Address, Revision = Revision, Fetch = Fetch, Strategy = Strategy };
        var result = await RunAsync(
            $"Receive the knowledge project '{Project}' from {PlaceWords}.",
            isPlan => new ReceiveKnowledge(vault).RunAsync(options with { DryRun = isPlan }, cancellationToken),
            plan => PlanLine.Of(plan.Changes),
            PassThru);
        Report(result?.Errors ?? []);
    }
}
