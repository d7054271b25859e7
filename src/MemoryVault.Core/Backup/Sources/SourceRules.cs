using MemoryVault.Vaults;

namespace MemoryVault.Backup;

/// <summary>What a source must keep to, so that a sync cannot go wrong by its configuration.</summary>
/// <param name="paths">The vault, which no source may lie in.</param>
/// <param name="environment">The machine.</param>
internal sealed class SourceRules(VaultPaths paths, MachineEnvironment environment)
{
    /// <summary>Checks a source against the rules and against the other sources of this machine.</summary>
    /// <exception cref="VaultException">It breaks one; the error names it and the remedy.</exception>
    internal MemorySource Check(MemorySource source, IEnumerable<MemorySource> others)
    {
        EntryName.Check(source.Name, "source");
        SourcePresets.Get(source.Preset);
        foreach (var pattern in source.Include.Concat(source.Exclude))
        {
            Glob.Parse(pattern);
        }

        CheckRoot(source);
        VaultFolder.Check(source.Folder);
        foreach (var other in others)
        {
            CheckBeside(source, other);
        }

        return source;
    }

    private void CheckRoot(MemorySource source)
    {
        if (File.Exists(source.Root))
        {
            var name = Path.GetFileName(source.Root);
            throw new InvalidInputException(
                source.Root, $"'{source.Root}' is a file; a source is a folder.", $"Name its folder and take the one file: --root '{Path.GetDirectoryName(source.Root)}' --include '/{name}'.");
        }

        if (!Directory.Exists(source.Root))
        {
            throw new SourceFolderMissingException(source.Root);
        }

        if (FolderPath.Below(FolderPath.Resolve(paths.Root), FolderPath.Resolve(source.Root), environment) is not null)
        {
            throw new InvalidInputException(
                source.Root, $"'{source.Root}' is the vault '{paths.Root}' or lies in it: it would be backed up into itself.", "Name the folder of an agent's memory.");
        }
    }

    private void CheckBeside(MemorySource source, MemorySource other)
    {
        if (source.Include.Count == 0 && other.Include.Count == 0 && FolderPath.AreSame(source.Root, other.Root, environment))
        {
            throw new InvalidInputException(
                source.Root,
                $"The folder '{source.Root}' is backed up already, as source '{other.Name}'.",
                Advice.Of($"Change that source with {HeadWords.Command($"source set {other.Name}", $"Set-VaultSource {other.Name}")}, or tell the two apart with {new HeadWords("--include", "-Include")}."));
        }

        if (SourceFolders.Overlap(source.Folder, other.Folder))
        {
            throw new InvalidInputException(
                source.Folder,
                $"Source '{source.Name}' would share the vault's folder '{source.Folder}' with source '{other.Name}' ('{other.Folder}') of this machine, and each would delete the other's files.",
                "Choose another folder with --folder, or leave it out.");
        }
    }
}
