using System.Management.Automation;
using MemoryVault.Internal;
using MemoryVault.Knowledge;

namespace MemoryVault.Commands;

/// <summary>Lists the versions of a knowledge project in one of its places, newest first.</summary>
[Cmdlet(VerbsCommon.Get, "KnowledgeHistory", DefaultParameterSetName = PlaceSet, HelpUri = HelpAddress.GetKnowledgeHistory)]
[OutputType(typeof(KnowledgeVersion))]
public sealed class GetKnowledgeHistoryCommand : KnowledgeCmdlet
{
    /// <summary>Gets or sets the largest number of versions.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? First { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        var options = new KnowledgeHistoryOptions { Project = Project, Address = Address, MaxCount = First };
        await foreach (var version in AsyncStream.FromPool(token => new GetKnowledgeHistory(vault).RunAsync(options, token), cancellationToken))
        {
            Emit(version, vault);
        }
    }
}
