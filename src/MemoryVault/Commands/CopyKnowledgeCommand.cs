using System.Management.Automation;
using MemoryVault.Internal;
using MemoryVault.Knowledge;

namespace MemoryVault.Commands;

/// <summary>Takes a knowledge project of a repository or a gist to this machine, as a new project.</summary>
[Cmdlet(VerbsCommon.Copy, "Knowledge", SupportsShouldProcess = true, DefaultParameterSetName = RepositorySet, HelpUri = HelpAddress.CopyKnowledge)]
[OutputType(typeof(KnowledgeReceipt))]
public sealed class CopyKnowledgeCommand : GistCmdlet
{
    private const string RepositorySet = "Repository";
    private const string GistIdSet = "GistId";

    /// <summary>Gets or sets the name of the project to make.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Project { get; set; } = string.Empty;

    /// <summary>Gets or sets the folder of the project, which is made and may hold nothing yet.</summary>
    [Parameter(Position = 1)]
    [ValidateNotNullOrEmpty]
    public string? Root { get; set; }

    /// <summary>Gets or sets a repository: any URL that git takes, or a folder.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RepositorySet)]
    [ValidateNotNullOrEmpty]
    public string? Repository { get; set; }

    /// <summary>Gets or sets the branch of the repository.</summary>
    [Parameter(ParameterSetName = RepositorySet)]
    [ValidateNotNullOrEmpty]
    public string? Branch { get; set; }

    /// <summary>Gets or sets the project's folder in the repository, <c>.</c> for its root; the project's name without it.</summary>
    [Parameter(ParameterSetName = RepositorySet)]
    [ValidateNotNullOrEmpty]
    public string? Folder { get; set; }

    /// <summary>Gets or sets the id of a gist, or the address of its page.</summary>
    [Parameter(Mandatory = true, ParameterSetName = GistIdSet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? GistId { get; set; }

    /// <summary>Gets or sets the base URL of the interface of the gist's host; GitHub's without it.</summary>
    [Parameter(ParameterSetName = GistIdSet)]
    [ValidateNotNullOrEmpty]
    public string? GistHost { get; set; }

    /// <summary>Gets or sets the file (age) or the folder of the keyring (gpg) that an encrypted place is read with here.</summary>
    [Parameter]
    public string? Identity { get; set; }

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
        var address = new KnowledgeAddress
        {
            Repository = Repository is null ? null : RepositoryAddress.Resolve(SessionState, Repository),
            Branch = Branch,
            Folder = Folder,
            Gist = GistId,
            GistHost = GistHost,
            Identity = string.IsNullOrEmpty(Identity) ? null : SessionPaths.Resolve(SessionState, Identity),
        };
        var options = new CopyKnowledgeOptions { Project = Project, Path = Root is null ? null : SessionPaths.Resolve(SessionState, Root), Address = address };
        if (Ask($"Copy '{Git.Credentials.Scrub(Repository ?? GistId!)}' to this machine as the knowledge project '{Project}'.") == Consent.Given)
        {
            var result = await OnPool(() => new CopyKnowledge(vault).RunAsync(options, cancellationToken));
            Emit(result);
            Report(result.Errors);
        }
    }
}
