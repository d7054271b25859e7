using System.Management.Automation;
using MemoryVault.Internal;
using MemoryVault.Json.Merge;
using MemoryVault.Knowledge;

namespace MemoryVault.Commands;

/// <summary>Merges branches of a repository into one, by the content of their files; conflicts are values, and change nothing.</summary>
[Cmdlet(VerbsData.Merge, "Knowledge", SupportsShouldProcess = true, HelpUri = HelpAddress.MergeKnowledge)]
[OutputType(typeof(KnowledgeMergeResult))]
public sealed class MergeKnowledgeCommand : VaultCmdlet
{
    /// <summary>Gets or sets the repository: any URL that git takes, or a folder.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Repository { get; set; }

    /// <summary>Gets or sets the branches, merged one after the other.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string[] Branch { get; set; } = [];

    /// <summary>Gets or sets the branch that they are merged into; the one that the repository gives out by itself without it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Into { get; set; }

    /// <summary>Gets or sets what is done where branches changed the same.</summary>
    [Parameter]
    public MergeStrategy Strategy { get; set; }

    /// <summary>Gets or sets the message of the merge commits.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Message { get; set; }

    /// <summary>Gets or sets the author, as git writes one: <c>Ada &lt;ada@example.org&gt;</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Author { get; set; }

    /// <summary>Gets or sets a value indicating whether a repository in a folder is also pushed to its own remote.</summary>
    [Parameter]
    public SwitchParameter Push { get; set; }

    /// <summary>Gets or sets a value indicating whether <c>-WhatIf</c> gives the plan as an object, too.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        var options = MakeOptions();
        var consent = Ask($"Merge {string.Join(", ", Branch.Select(branch => $"'{branch}'"))} into {(Into is null ? "the main branch" : $"'{Into}'")} of '{Git.Credentials.Scrub(options.Repository)}'.");
        if (consent == Consent.Refused)
        {
            return;
        }

        var planned = options with { DryRun = consent == Consent.PlanOnly };
        var result = await OnPool(() => new MergeKnowledge(vault).RunAsync(planned, cancellationToken));
        if (planned.DryRun)
        {
            ShowPlan(PlanLine.Of(result.Changes));
        }

        if (!planned.DryRun || PassThru)
        {
            Emit(result, vault);
        }
    }

    private MergeKnowledgeOptions MakeOptions() => new()
    {
        Repository = RepositoryAddress.Resolve(SessionState, Repository!),
        Branches = Branch,
        Into = Into,
        Strategy = Strategy,
        Message = Message,
        Author = Author,
        Push = Push,
    };
}
