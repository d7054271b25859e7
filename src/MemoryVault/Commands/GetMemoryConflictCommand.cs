using System.Management.Automation;
using MemoryVault.Completers;
using MemoryVault.Conflicts;
using MemoryVault.Internal;
using MemoryVault.Vaults;

namespace MemoryVault.Commands;

/// <summary>Lists the conflicts that nobody has decided yet.</summary>
[Cmdlet(VerbsCommon.Get, "MemoryConflict", HelpUri = HelpAddress.GetMemoryConflict)]
[OutputType(typeof(ConflictRecord))]
public sealed class GetMemoryConflictCommand : VaultCmdlet
{
    /// <summary>Gets or sets the ids, with wildcards; all without it.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ConflictCompleter))]
    public string[] Id { get; set; } = [];

    /// <inheritdoc/>
    protected override async Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        await foreach (var conflict in AsyncStream.FromPool(new ListConflicts(vault).RunAsync, cancellationToken))
        {
            if (NameWildcard.MatchesAny(Id, conflict.Id))
            {
                Emit(conflict, vault);
            }
        }
    }
}
