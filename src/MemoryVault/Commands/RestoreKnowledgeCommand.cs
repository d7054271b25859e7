using System.Management.Automation;
using MemoryVault.Internal;
using MemoryVault.Knowledge;

namespace MemoryVault.Commands;

/// <summary>Gives a knowledge project the files of an earlier version again, here; what is replaced is committed first, and nothing is published.</summary>
[Cmdlet(VerbsData.Restore, "Knowledge", SupportsShouldProcess = true, DefaultParameterSetName = PlaceSet, HelpUri = HelpAddress.RestoreKnowledge)]
[OutputType(typeof(KnowledgeReceipt))]
public sealed class RestoreKnowledgeCommand : KnowledgeCmdlet
{
    /// <summary>Gets or sets the version: a commit of the place, or at least four digits of its id.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Revision { get; set; } = string.Empty;

    /// <summary>Gets or sets the files and folders of the project to which it is limited, with wildcards.</summary>
    [Parameter(Position = 2)]
    [SupportsWildcards]
    [AllowEmptyCollection]
    public string[] File { get; set; } = [];

    /// <summary>Gets or sets a value indicating whether <c>-WhatIf</c> gives the plan as an object, too.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        var options = new RestoreKnowledgeOptions { Project = Project, Address = Address, Revision = Revision, Paths = File };
        var result = await RunAsync(
            $"Restore version {Revision} of the knowledge project '{Project}' from {PlaceWords}.",
            isPlan => new RestoreKnowledge(vault).RunAsync(options with { DryRun = isPlan }, cancellationToken),
            plan => PlanLine.Of(plan.Changes),
            PassThru);
        Report(result?.Errors ?? []);
    }
}
