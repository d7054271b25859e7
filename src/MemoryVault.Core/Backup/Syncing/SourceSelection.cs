using MemoryVault.Vaults;

namespace MemoryVault.Backup.Syncing;

/// <summary>
/// Chooses the sources of a sync: those named by folder or by name, else all of the configuration, else (a vault that has none) what
/// discovery finds on this machine.
/// </summary>
internal sealed class SourceSelection(Vault vault)
{
    /// <summary>Chooses.</summary>
    /// <exception cref="VaultException">A name or folder leads nowhere, or there is nothing to back up at all.</exception>
    internal IReadOnlyList<SelectedSource> Select(SyncOptions options)
    {
        var configured = vault.Configuration.Sources;
        var selected = new List<SelectedSource>();
        foreach (var path in options.Paths)
        {
            var sofar = vault.Configuration with { Sources = [.. configured, .. selected.Where(s => s.IsNew).Select(s => s.Source)] };
            selected.Add(ForFolder(vault.Services.Environment.FullPath(path), sofar));
        }

        foreach (var name in options.Sources)
        {
            var matching = configured.Where(source => NameWildcard.Matches(name, source.Name)).ToArray();
            selected.AddRange(matching.Length > 0
                ? matching.Select(source => new SelectedSource(source, false))
                : throw new SourceMissingException(name, configured));
        }

        if (options.Paths.Count == 0 && options.Sources.Count == 0)
        {
            selected.AddRange(configured.Count > 0 ? configured.Select(source => new SelectedSource(source, false)) : Discover());
        }

        return [.. selected.DistinctBy(s => s.Source.Name)];
    }

    private SelectedSource ForFolder(string root, VaultConfiguration configuration)
    {
        if (configuration.Sources.FirstOrDefault(source => FolderPath.AreSame(source.Root, root, vault.Services.Environment)) is { } there)
        {
            return new SelectedSource(there, !vault.Configuration.Sources.Contains(there));
        }

        return new SelectedSource(new SourceRegistry(vault).Propose(root, configuration.Sources), true);
    }

    private IEnumerable<SelectedSource> Discover()
    {
        var found = SourceDiscovery.Find(vault.Services.Environment);
        return found.Count == 0 && vault.Configuration.SessionSources.Count == 0 ? throw new NothingToBackUpException(vault.Services.Environment.Home) : Propose(found);
    }

    private IEnumerable<SelectedSource> Propose(IReadOnlyList<SourceCandidate> found)
    {
        var configuration = vault.Configuration;
        foreach (var candidate in found)
        {
            var source = candidate.ToSource(configuration);
            configuration = configuration with { Sources = [.. configuration.Sources, source] };
            yield return new SelectedSource(source, true);
        }
    }
}
