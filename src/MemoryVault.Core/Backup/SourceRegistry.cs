using MemoryVault.Vaults;

namespace MemoryVault.Backup;

/// <summary>The sources of a vault on this machine.</summary>
public sealed class SourceRegistry(Vault vault)
{
    private readonly SourceRules _rules = new(vault.Paths, vault.Services.Environment);

    /// <summary>Lists the sources whose names match a wildcard; all without one.</summary>
    public IReadOnlyList<MemorySource> List(string? name = null) =>
        [.. vault.Configuration.Sources.Where(source => NameWildcard.Matches(name, source.Name))];

    /// <summary>Adds a source. Without a root it is where the preset's agent keeps its memory; without a preset, the folder is recognised.</summary>
    /// <exception cref="VaultException">The name is taken, or the source breaks a rule: a root that is missing, or in the vault, or a source already.</exception>
    public async Task<MemorySource> AddAsync(SourceSettings settings, CancellationToken cancellationToken)
    {
        var candidate = Candidate(settings);
        MemorySource? added = null;
        await vault.UpdateConfigurationAsync(
            configuration =>
            {
                added = Add(settings, candidate, configuration);
                return configuration with { Sources = [.. configuration.Sources, added] };
            },
            cancellationToken).ConfigureAwait(false);
        vault.Log(VaultLogLevel.Information, "source.added", $"Added source '{added!.Name}' ({added.Root}, preset {added.Preset}) into '{added.Folder}'.", added.Name);
        return added;
    }

    /// <summary>Changes a source; what <paramref name="settings"/> leaves null stays. An empty list of includes means those of the preset again.</summary>
    /// <exception cref="VaultException">There is none of that name, or it would break a rule.</exception>
    public async Task<MemorySource> SetAsync(SourceSettings settings, CancellationToken cancellationToken)
    {
        MemorySource? changed = null;
        await vault.UpdateConfigurationAsync(
            configuration =>
            {
                var (source, result) = Change(settings, configuration);
                changed = result;
                return configuration with { Sources = [.. configuration.Sources.Select(other => other == source ? changed : other)] };
            },
            cancellationToken).ConfigureAwait(false);
        vault.Log(VaultLogLevel.Information, "source.changed", $"Changed source '{changed!.Name}'.", changed.Name);
        return changed;
    }

    /// <summary>Gives the source that <see cref="AddAsync"/> would add. Nothing is written.</summary>
    /// <exception cref="VaultException">It could not be added.</exception>
    public MemorySource PlanAdd(SourceSettings settings) => Add(settings, Candidate(settings), vault.Configuration);

    /// <summary>Gives the source that <see cref="SetAsync"/> would make of one. Nothing is written.</summary>
    /// <exception cref="VaultException">It could not be changed so.</exception>
    public MemorySource PlanSet(SourceSettings settings) => Change(settings, vault.Configuration).Changed;

    /// <summary>Removes a source from the configuration; what was backed up of it stays in the vault.</summary>
    /// <exception cref="SourceMissingException">There is none of that name.</exception>
    public async Task<MemorySource> RemoveAsync(string name, CancellationToken cancellationToken)
    {
        MemorySource? removed = null;
        await vault.UpdateConfigurationAsync(
            configuration =>
            {
                removed = Find(configuration, name) ?? throw new SourceMissingException(name, configuration.Sources);
                return configuration with { Sources = [.. configuration.Sources.Where(source => source != removed)] };
            },
            cancellationToken).ConfigureAwait(false);
        vault.Log(VaultLogLevel.Information, "source.removed", $"Removed source '{removed!.Name}'; its folder '{removed.Folder}' stays in the vault.", removed.Name);
        return removed;
    }

    /// <summary>Makes the source that a folder would become, beside those that are known; it is not added.</summary>
    /// <exception cref="VaultException">It breaks a rule.</exception>
    internal MemorySource Propose(string root, IReadOnlyList<MemorySource> known) =>
        _rules.Check(SourceDiscovery.Recognise(root).ToSource(vault.Configuration with { Sources = known }), known);

    private static MemorySource? Find(VaultConfiguration configuration, string name) =>
        configuration.Sources.FirstOrDefault(source => source.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private MemorySource Add(SourceSettings settings, SourceCandidate candidate, VaultConfiguration configuration) =>
        Find(configuration, settings.Name) is { } there
            ? throw new SourceExistsException(there.Name, there.Root)
            : _rules.Check(Apply(settings, candidate.ToSource(configuration)), configuration.Sources);

    private (MemorySource Source, MemorySource Changed) Change(SourceSettings settings, VaultConfiguration configuration)
    {
        var source = Find(configuration, settings.Name) ?? throw new SourceMissingException(settings.Name, configuration.Sources);
        var changed = _rules.Check(Apply(settings, source) with { Name = source.Name }, configuration.Sources.Where(other => other != source));
        return (source, changed);
    }

    private SourceCandidate Candidate(SourceSettings settings)
    {
        EntryName.Check(settings.Name, "source");
        var environment = vault.Services.Environment;
        if (settings.Root is { } root)
        {
            var path = environment.FullPath(root);
            var candidate = settings.Preset is { } named ? new SourceCandidate(settings.Name, path, SourcePresets.Get(named), []) : SourceDiscovery.Recognise(path);
            return candidate with { Name = settings.Name };
        }

        var preset = SourcePresets.Get(settings.Preset ?? SourcePresets.Folder.Name);
        var place = preset.Roots(environment).FirstOrDefault(place => Directory.Exists(place.Path)) ?? throw new InvalidInputException(
            settings.Name, $"Source '{settings.Name}' has no folder, and that of preset '{preset.Name}' is not known or not on this machine.", "Name it: --root DIR.");
        return new SourceCandidate(settings.Name, place.Path, preset, place.Include);
    }

    private MemorySource Apply(SourceSettings settings, MemorySource source) => source with
    {
        Root = settings.Root is { } root ? vault.Services.Environment.FullPath(root) : source.Root,
        Preset = settings.Preset is { } preset ? SourcePresets.Get(preset).Name : source.Preset,
        Include = settings.Include ?? source.Include,
        Exclude = settings.Exclude ?? source.Exclude,
        Folder = settings.Folder?.TrimEnd('/') ?? source.Folder,
    };
}
