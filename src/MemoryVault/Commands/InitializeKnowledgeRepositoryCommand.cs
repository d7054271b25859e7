using System.Management.Automation;
using MemoryVault.Internal;
using MemoryVault.Knowledge;

namespace MemoryVault.Commands;

/// <summary>Makes a git repository that knowledge is published to. One that is there keeps what it has.</summary>
[Cmdlet(VerbsData.Initialize, "KnowledgeRepository", SupportsShouldProcess = true, HelpUri = HelpAddress.InitializeKnowledgeRepository)]
[OutputType(typeof(KnowledgeRepository))]
public sealed class InitializeKnowledgeRepositoryCommand : EngineCmdlet
{
    /// <summary>Gets or sets its folder.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Repository { get; set; }

    /// <summary>Gets or sets its branch.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Branch { get; set; } = "main";

    /// <summary>Gets or sets a value indicating whether it has no files beside it, as a repository that is only pushed to.</summary>
    [Parameter]
    public SwitchParameter Bare { get; set; }

    /// <summary>Gets or sets a value indicating whether <c>-WhatIf</c> gives the repository that would be made.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(CancellationToken cancellationToken)
    {
        var options = new InitializeKnowledgeRepositoryOptions { Path = SessionPaths.Resolve(SessionState, Repository!), Branch = Branch, Bare = Bare };
        var consent = Ask($"Make a repository for knowledge in '{options.Path}'.");
        if (consent == Consent.Given)
        {
            Emit(await OnPool(() => new InitializeKnowledgeRepository(MakeServices()).RunAsync(options, cancellationToken)));
        }
        else if (consent == Consent.PlanOnly && PassThru)
        {
            Emit(new KnowledgeRepository(options.Path, Branch, null, Created: true));
        }
    }
}
