using System.Management.Automation;
using MemoryVault.Backup;
using MemoryVault.Completers;

namespace MemoryVault.Internal;

/// <summary>The base of cmdlets that say what a source is.</summary>
public abstract class VaultSourceCmdlet : VaultCmdlet
{
    /// <summary>Gets or sets the name of the source.</summary>
    public abstract string Name { get; set; }

    /// <summary>Gets or sets the folder on this machine.</summary>
    public abstract string? Root { get; set; }

    /// <summary>Gets or sets what the folder is: the agent whose memory it holds, or <c>folder</c>.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(PresetCompleter))]
    public string? Preset { get; set; }

    /// <summary>Gets or sets the globs of what is taken, instead of the preset's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    public string[]? Include { get; set; }

    /// <summary>Gets or sets the globs of what is left out, beyond the preset's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    public string[]? Exclude { get; set; }

    /// <summary>Gets or sets the folder in the vault.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Folder { get; set; }

    /// <summary>Gets or sets a value indicating whether the source is put out.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Gives what the user said.</summary>
    protected SourceSettings MakeSettings() => new()
    {
        Name = Name,
        Root = Root is null ? null : SessionPaths.Resolve(SessionState, Root),
        Preset = Preset,
        Include = Include,
        Exclude = Exclude,
        Folder = Folder,
    };
}
