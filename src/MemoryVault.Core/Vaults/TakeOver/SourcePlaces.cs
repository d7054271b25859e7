using MemoryVault.Backup;

namespace MemoryVault.Vaults.TakeOver;

/// <summary>Gives the sources of the old machine their places on this one.</summary>
internal sealed class SourcePlaces(MachineRecord record, MachinePathMap map)
{
    /// <summary>Maps the sources.</summary>
    /// <exception cref="PlaceUnknownException">Some have no place here.</exception>
    /// <exception cref="InvalidInputException">The record names what cannot be a source.</exception>
    internal IReadOnlyList<MemorySource> Map()
    {
        var homeless = record.Sources.Where(source => map.Map(source.Root) is null).Select(source => source.Root).ToArray();
        if (homeless.Length > 0)
        {
            throw new PlaceUnknownException(homeless);
        }

        return [.. record.Sources.Select(Map)];
    }

    private MemorySource Map(MemorySource source)
    {
        // The record came over the network: its names become folders and refs here.
        EntryName.Check(source.Name, "source");
        VaultFolder.Check(source.Folder);
        SourcePresets.Get(source.Preset);
        return source with { Root = map.Map(source.Root)! };
    }
}
