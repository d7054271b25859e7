using MemoryVault.Backup;
using MemoryVault.Files;

namespace MemoryVault.Vaults.TakeOver;

/// <summary>
/// Gives the sources of the old machine their places on this one. A folder whose files programs obey is none of them unless the user says so: what is in a source
/// is written there, and what is there is sent to the remote.
/// </summary>
internal sealed class SourcePlaces(MachineRecord record, MachinePathMap map, ObeyedPlace obeyed)
{
    /// <summary>Maps the sources.</summary>
    /// <exception cref="PlaceUnknownException">Some have no place here.</exception>
    /// <exception cref="InvalidInputException">The record names what cannot be a source.</exception>
    internal IReadOnlyList<MemorySource> Map()
    {
        var homeless = record.Sources.Where(source => map.Map(source.Root) is not { } root || (!map.IsNamed(source.Root) && obeyed.Contains(Path.Combine(RealPath.Resolve(root), "x")))).Select(source => source.Root).ToArray();
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
