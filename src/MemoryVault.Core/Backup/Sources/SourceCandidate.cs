using MemoryVault.Vaults;

namespace MemoryVault.Backup;

/// <summary>A folder that could become a source.</summary>
/// <param name="Name">The name it would have, as far as no other source has it: the preset's, or made from the folder's.</param>
/// <param name="Root">The folder, absolute.</param>
/// <param name="Preset">Its preset.</param>
/// <param name="Include">What is taken of it instead of what the preset takes; empty for that.</param>
public sealed record SourceCandidate(string Name, string Root, SourcePreset Preset, IReadOnlyList<string> Include)
{
    /// <summary>Makes the source, with a name and a folder in the vault that no source of the configuration has.</summary>
    /// <param name="configuration">The configuration that it is added to.</param>
    public MemorySource ToSource(VaultConfiguration configuration)
    {
        var name = SourceNames.MakeUnique(Name, configuration.Sources);
        return new MemorySource
        {
            Name = name,
            Root = Root,
            Preset = Preset.Name,
            Include = Include,
            Folder = SourceFolders.Default(Preset, name, configuration),
        };
    }

    /// <summary>Makes a source of its own, outside of any configuration, for looking at what it would take.</summary>
    internal MemorySource ToSource() => new() { Name = Name, Root = Root, Preset = Preset.Name, Include = Include, Folder = Name };
}
