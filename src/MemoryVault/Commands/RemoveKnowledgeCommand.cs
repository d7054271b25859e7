using System.Management.Automation;
using MemoryVault.Internal;
using MemoryVault.Knowledge;

namespace MemoryVault.Commands;

/// <summary>Forgets a knowledge project on this machine, or deletes it in a place: a gist as a whole, of a repository its files by a commit.</summary>
[Cmdlet(VerbsCommon.Remove, "Knowledge", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = PlaceSet, HelpUri = HelpAddress.RemoveKnowledge)]
[OutputType(typeof(KnowledgeRemoval))]
public sealed class RemoveKnowledgeCommand : KnowledgeCmdlet
{
    /// <summary>Gets or sets the message of the commit that deletes it.</summary>
    [Parameter(ParameterSetName = PlaceSet)]
    [Parameter(ParameterSetName = RepositorySet)]
    [ValidateNotNullOrEmpty]
    public string? Message { get; set; }

    /// <summary>Gets or sets a value indicating whether what was removed is put out.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        var address = Address;
        var options = new RemoveKnowledgeOptions { Project = Project, Address = address.IsEmpty ? null : address, Message = Message };
        var consent = Ask(Question());
        if (consent != Consent.Refused && (consent == Consent.Given || PassThru))
        {
            var result = await OnPool(() => new RemoveKnowledge(vault).RunAsync(options with { DryRun = consent == Consent.PlanOnly }, cancellationToken));
            if (PassThru)
            {
                Emit(result, vault);
            }
        }
    }

    private string Question() => Address.IsEmpty
        ? $"Forget the knowledge project '{Project}' on this machine; its folder, the vault and its places keep what they have."
        : $"Delete the knowledge project '{Project}' in {PlaceWords}; its folder and the vault keep what they have.";
}
