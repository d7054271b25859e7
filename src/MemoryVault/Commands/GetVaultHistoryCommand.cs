using System.Management.Automation;
using MemoryVault.Completers;
using MemoryVault.History;
using MemoryVault.Internal;

namespace MemoryVault.Commands;

/// <summary>Lists the snapshots of a vault, or of a file or folder in it, newest first.</summary>
[Cmdlet(VerbsCommon.Get, "VaultHistory", DefaultParameterSetName = PathSet, HelpUri = HelpAddress.GetVaultHistory)]
[OutputType(typeof(VaultSnapshot))]
public sealed class GetVaultHistoryCommand : VaultPathCmdlet
{
    /// <summary>Gets or sets files or folders of the vault, or of this machine in a source.</summary>
    [Parameter(Position = 0, ParameterSetName = PathSet, ValueFromPipelineByPropertyName = true)]
    public override string[]? Path { get; set; }

    /// <summary>Gets or sets the revision, event or time to start from; the newest without it.</summary>
    [Parameter]
    [RevisionArgument]
    [Alias("Revision")]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public string? At { get; set; }

    /// <summary>Gets or sets the time before which snapshots are left out.</summary>
    [Parameter]
    [TimeArgument(DayEdge.Start)]
    public DateTimeOffset? Since { get; set; }

    /// <summary>Gets or sets the time after which snapshots are left out.</summary>
    [Parameter]
    [TimeArgument(DayEdge.End)]
    public DateTimeOffset? Until { get; set; }

    /// <summary>Gets or sets the kinds to list: sync, merge, restore and so on.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SnapshotKindCompleter))]
    public string[] Kind { get; set; } = [];

    /// <summary>Gets or sets the largest number of snapshots.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? First { get; set; }

    /// <inheritdoc/>
    protected override async Task ProcessAsync(Vaults.Vault vault, CancellationToken cancellationToken)
    {
        var options = new HistoryOptions { At = At, Since = Since, Until = Until, Kinds = Kind, First = First };
        var paths = VaultPaths();
        foreach (var path in paths.Count == 0 ? [null] : paths.Cast<string?>())
        {
            await EmitAllAsync(token => new GetHistory(vault).RunAsync(options with { Path = path }, token), cancellationToken);
        }
    }
}
