using System.Management.Automation;

namespace MemoryVault.Internal;

/// <summary>The base of cmdlets that files of a vault, or of this machine, are named to.</summary>
public abstract class VaultPathCmdlet : VaultCmdlet
{
    /// <summary>The parameter set of <see cref="Path"/>, the default.</summary>
    protected const string PathSet = "Path";

    /// <summary>The parameter set of <see cref="LiteralPath"/>.</summary>
    protected const string LiteralPathSet = "LiteralPath";

    /// <summary>Gets or sets files or folders, with wildcards.</summary>
    [Parameter(Position = 0, ParameterSetName = PathSet, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    public virtual string[]? Path { get; set; }

    /// <summary>Gets or sets files or folders, each character as it stands.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    public string[]? LiteralPath { get; set; }

    /// <summary>Gets a value indicating whether the paths are to be taken character by character.</summary>
    protected bool IsLiteral => LiteralPath is not null;

    /// <summary>Gives the paths as Core takes them: of the vault, or absolute ones of this machine.</summary>
    protected IReadOnlyList<string> VaultPaths() => LiteralPath is { } literal
        ? [.. literal.Select(path => SessionPaths.ResolveMarked(SessionState, path))]
        : [.. (Path ?? []).Select(path => SessionPaths.ResolveMarked(SessionState, path))];

    /// <summary>Gives the absolute paths of files and folders that are there.</summary>
    protected IReadOnlyList<string> MachinePaths() => LiteralPath is { } literal
        ? [.. literal.Select(path => SessionPaths.Resolve(SessionState, path))]
        : [.. (Path ?? []).SelectMany(path => SessionPaths.Expand(SessionState, path))];
}
