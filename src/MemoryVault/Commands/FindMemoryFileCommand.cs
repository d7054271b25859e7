using System.Management.Automation;
using MemoryVault.Backup;
using MemoryVault.Completers;
using MemoryVault.Internal;

namespace MemoryVault.Commands;

/// <summary>Lists the memory files of the agents on this machine. Needs no vault and changes nothing.</summary>
[Cmdlet(VerbsCommon.Find, "MemoryFile", DefaultParameterSetName = PathSet, HelpUri = HelpAddress.FindMemoryFile)]
[OutputType(typeof(MemoryFile))]
public sealed class FindMemoryFileCommand : EngineCmdlet
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    /// <summary>Gets or sets folders to look into instead of the places where agents keep their memory, with wildcards.</summary>
    [Parameter(Position = 0, ParameterSetName = PathSet, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    public string[]? Path { get; set; }

    /// <summary>Gets or sets such folders, each character as it stands.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    public string[]? LiteralPath { get; set; }

    /// <summary>Gets or sets the agents, or their presets, to look for, with wildcards.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(PresetCompleter))]
    public string[] Agent { get; set; } = [];

    /// <inheritdoc/>
    protected override Task ProcessAsync(CancellationToken cancellationToken)
    {
        var options = new FindMemoryFilesOptions { Paths = Folders(), Agents = Agent };
        var services = MakeServices();
        return EmitAllAsync(token => new FindMemoryFiles(services).RunAsync(options, token), cancellationToken);
    }

    private IReadOnlyList<string> Folders() => LiteralPath is { } literal
        ? [.. literal.Select(path => SessionPaths.Resolve(SessionState, path))]
        : [.. (Path ?? []).SelectMany(path => SessionPaths.Expand(SessionState, path))];
}
