using MemoryVault.Backup;
using MemoryVault.Files;
using MemoryVault.Git;
using MemoryVault.History;

namespace MemoryVault.Vaults.TakeOver;

/// <summary>Where the files of the old machine go on this one: to the mapped roots, with project folders named anew.</summary>
internal sealed class TakeOverPlaces
{
    private readonly SourceMap _sources;
    private readonly ObeyedPlace _obeyed;
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> _renamed = new(StringComparer.Ordinal);

    private TakeOverPlaces(SourceMap sources, ObeyedPlace obeyed) => (_sources, _obeyed) = (sources, obeyed);

    /// <summary>Gets the folders that are named anew: paths in the vault, and below the root of the source.</summary>
    internal IEnumerable<KeyValuePair<string, string>> Renamed =>
        _renamed.SelectMany(source => source.Value.Select(folder => KeyValuePair.Create($"{source.Key}/{folder.Key}", folder.Value)));

    /// <summary>Reads what is to be named anew.</summary>
    internal static async Task<TakeOverPlaces> ReadAsync(Vault vault, ObjectId tree, MachinePathMap map, CancellationToken cancellationToken)
    {
        var store = vault.Repository.Objects;
        var places = new TakeOverPlaces(new SourceMap(vault.Configuration.Sources, vault.Services.Environment), new ObeyedPlace(vault.Services.Environment));
        foreach (var source in vault.Configuration.Sources.Where(source => source.Preset == ClaudeProjectFolders.Preset))
        {
            if (await store.FindAsync(tree, source.Folder, cancellationToken).ConfigureAwait(false) is { IsFolder: true } folder)
            {
                places._renamed[source.Folder] = await new ClaudeProjectFolders(store, map).FindAsync(folder.Id, cancellationToken).ConfigureAwait(false);
            }
        }

        return places;
    }

    /// <summary>Finds the place of a file of the vault; null if it belongs to no source.</summary>
    /// <exception cref="RestoreRefusedException">Programs obey what lies there.</exception>
    internal RestorePlace? Find(string path)
    {
        if (!_sources.TryFindSource(path, out var source, out var relativePath))
        {
            return null;
        }

        var place = new RestorePlace(source.Root, Rename(source, relativePath), source);

        // Names that lead out of the root are refused by themselves, and are not to be followed here.
        var isName = RestorableName.FindProblem(place.RelativePath, "linux") is null;
        return isName && RealPath.Resolve(Path.Combine(place.Root, place.RelativePath)) is var file && _obeyed.Contains(file)
            ? throw RestoreErrors.Obeyed(path, file) : place;
    }

    private string Rename(MemorySource source, string path)
    {
        // projects/<name>/...: the first two names are the folder.
        var end = path.IndexOf('/', path.IndexOf('/', StringComparison.Ordinal) + 1);
        return end > 0 && _renamed.TryGetValue(source.Folder, out var folders) && folders.TryGetValue(path[..end], out var here)
            ? here + path[end..] : path;
    }
}
