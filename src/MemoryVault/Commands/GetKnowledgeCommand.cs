using System.Management.Automation;
using MemoryVault.Completers;
using MemoryVault.Internal;
using MemoryVault.Knowledge;

namespace MemoryVault.Commands;

/// <summary>Lists the knowledge projects of this machine with their places; with <c>-Remote</c> also those that the user's gists hold.</summary>
[Cmdlet(VerbsCommon.Get, "Knowledge", HelpUri = HelpAddress.GetKnowledge)]
[OutputType(typeof(KnowledgeInfo))]
public sealed class GetKnowledgeCommand : GistCmdlet
{
    /// <summary>Gets or sets the name of the projects, with wildcards.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ProjectCompleter))]
    public string? Project { get; set; }

    /// <summary>Gets or sets a value indicating whether the user's gists are looked through, too.</summary>
    [Parameter]
    [Alias("Gist")]
    public SwitchParameter Remote { get; set; }

    /// <summary>Gets or sets the base URL of the interface of the gists' host; GitHub's without it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? GistHost { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        var options = new ListKnowledgeOptions { Name = Project, Remote = Remote, GistHost = GistHost };
        var found = false;
        await foreach (var info in AsyncStream.FromPool(token => new ListKnowledge(vault).RunAsync(options, token), cancellationToken))
        {
            found = true;
            Emit(info, vault);
        }

        if (!found && Project is not null && !WildcardPattern.ContainsWildcardCharacters(Project))
        {
            throw new KnowledgeMissingException(Project, vault.Configuration.Knowledge.Select(project => project.Name));
        }
    }
}
