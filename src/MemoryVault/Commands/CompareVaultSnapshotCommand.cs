using System.Management.Automation;
using MemoryVault.Completers;
using MemoryVault.History;
using MemoryVault.Internal;

namespace MemoryVault.Commands;

/// <summary>Lists the files that differ between two snapshots.</summary>
[Cmdlet(VerbsData.Compare, "VaultSnapshot", DefaultParameterSetName = PathSet, HelpUri = HelpAddress.CompareVaultSnapshot)]
[OutputType(typeof(SnapshotChange))]
public sealed class CompareVaultSnapshotCommand : VaultPathCmdlet
{
    /// <summary>Gets or sets the older state: a revision, an event or a time.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [RevisionArgument]
    [Alias("Revision")]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public string From { get; set; } = string.Empty;

    /// <summary>Gets or sets the newer state; the newest without it.</summary>
    [Parameter(Position = 1)]
    [RevisionArgument]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public string? To { get; set; }

    /// <inheritdoc/>
    [Parameter(Position = 2, ParameterSetName = PathSet, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    public override string[]? Path { get; set; }

    /// <inheritdoc/>
    protected override Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        var options = new CompareOptions { From = From, To = To, Paths = VaultPaths(), ArePathsLiteral = IsLiteral };
        return EmitAllAsync(token => new CompareSnapshots(vault).RunAsync(options, token), cancellationToken);
    }
}
