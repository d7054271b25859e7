using System.Management.Automation;
using MemoryVault.Completers;
using MemoryVault.Internal;
using MemoryVault.Transcripts;

namespace MemoryVault.Commands;

/// <summary>Lists the places that a vault pulls session transcripts from.</summary>
[Cmdlet(VerbsCommon.Get, "SessionSource", HelpUri = HelpAddress.GetSessionSource)]
[OutputType(typeof(SessionSource))]
public sealed class GetSessionSourceCommand : VaultCmdlet
{
    /// <summary>Gets or sets the names, with wildcards.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(SessionSourceCompleter))]
    public string[] Name { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        var all = new SessionSourceRegistry(vault).List();
        foreach (var source in Named.Find(Name, all, source => source.Name, name => new SessionSourceMissingException(name, all), Report))
        {
            Emit(source, vault);
        }

        return Task.CompletedTask;
    }
}
