namespace MemoryVault.Backup;

/// <summary>A folder of memory files that is backed up.</summary>
public sealed record MemorySource
{
    /// <summary>Gets the name, unique on this machine: letters, digits, <c>.</c>, <c>_</c> and <c>-</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the folder on this machine, absolute.</summary>
    public required string Root { get; init; }

    /// <summary>Gets the preset that its globs come from; <c>folder</c> for a plain folder.</summary>
    public string Preset { get; init; } = "folder";

    /// <summary>Gets the globs of what is taken, relative to <see cref="Root"/> with <c>/</c>; empty means those of the preset.</summary>
    public IReadOnlyList<string> Include { get; init; } = [];

    /// <summary>Gets further globs of what is left out, beyond those of the preset.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>Gets the folder in the vault, with <c>/</c>. Default: <c>backup/&lt;machine&gt;/&lt;name&gt;</c>, or the preset's.</summary>
    public required string Folder { get; init; }
}
