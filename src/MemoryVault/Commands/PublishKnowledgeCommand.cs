using System.Management.Automation;
using MemoryVault.Internal;
using MemoryVault.Json.Merge;
using MemoryVault.Knowledge;
using MemoryVault.Secrets;

namespace MemoryVault.Commands;

/// <summary>Publishes what changed in a knowledge project to a git repository or a gist, merged with what others published since.</summary>
[Cmdlet(VerbsData.Publish, "Knowledge", SupportsShouldProcess = true, DefaultParameterSetName = PlaceSet, HelpUri = HelpAddress.PublishKnowledge)]
[OutputType(typeof(KnowledgePublication))]
public sealed class PublishKnowledgeCommand : KnowledgeCmdlet
{
    /// <summary>Gets or sets the folder of a project that is not there yet.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Root { get; set; }

    /// <summary>Gets or sets the message of the commit.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Message { get; set; }

    /// <summary>Gets or sets the author, as git writes one: <c>Ada &lt;ada@example.org&gt;</c>.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Author { get; set; }

    /// <summary>Gets or sets what is done where others published something else at the same place.</summary>
    [Parameter]
    public MergeStrategy Strategy { get; set; }

    /// <summary>Gets or sets a value indicating whether a repository in a folder is also pushed to its own remote.</summary>
    [Parameter(ParameterSetName = PlaceSet)]
    [Parameter(ParameterSetName = RepositorySet)]
    public SwitchParameter Push { get; set; }

    /// <summary>Gets or sets what happens to a publication that would take a secret there, from now on.</summary>
    [Parameter]
    public SecretPolicy? SecretPolicy { get; set; }

    /// <summary>Gets or sets who can read the place, all of them: <c>age:age1...</c>, <c>gpg:FINGERPRINT</c>. It gets encrypted files only.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? Encrypt { get; set; }

    /// <summary>Gets or sets the description of the gist.</summary>
    [Parameter(ParameterSetName = GistSet)]
    [Parameter(ParameterSetName = GistIdSet)]
    public string? Description { get; set; }

    /// <summary>Gets or sets a value indicating whether a new gist is public.</summary>
    [Parameter(ParameterSetName = GistSet)]
    public SwitchParameter Public { get; set; }

    /// <summary>Gets or sets a value indicating whether <c>-WhatIf</c> gives the plan as an object, too.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        if (await MakeDefaultVaultAsync(cancellationToken))
        {
            await base.ProcessAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        var options = MakeOptions();
        var result = await RunAsync(
            $"Publish the knowledge project '{Project}' to {PlaceWords}.",
            isPlan => new PublishKnowledge(vault).RunAsync(options with { DryRun = isPlan }, cancellationToken),
            plan => PlanLine.Of(plan.Changes),
            PassThru);
        Report(result?.Errors ?? []);
    }

    private PublishKnowledgeOptions MakeOptions() => new()
    {
        Project = Project,
        Path = Root is null ? null : SessionPaths.Resolve(SessionState, Root),
        Address = Address,
        Message = Message,
        Author = Author,
        Strategy = Strategy,
        Push = Push,
        SecretPolicy = SecretPolicy,
        Recipients = Encrypt ?? [],
        Description = Description,
        IsPublic = Public,
    };
}
