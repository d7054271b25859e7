using MemoryVault.Backup;
using MemoryVault.Git;
using MemoryVault.Schedules;
using MemoryVault.Transcripts;
using MemoryVault.Vaults;

namespace MemoryVault.Completion;

/// <summary>Values that this machine's configuration knows, and those that are always the same.</summary>
public static class ConfiguredCandidates
{
    /// <summary>Gives the sources.</summary>
    public static Task<IReadOnlyList<Candidate>> SourcesAsync(CandidateQuery query, CancellationToken cancellationToken) =>
        Of(Read(query).Sources.Select(source => new Candidate(source.Name, $"{source.Root} ({source.Preset})")));

    /// <summary>Gives the remotes.</summary>
    public static Task<IReadOnlyList<Candidate>> RemotesAsync(CandidateQuery query, CancellationToken cancellationToken) =>
        Of(Read(query).Remotes.Select(remote => new Candidate(remote.Name, Credentials.Scrub(remote.Url))));

    /// <summary>Gives the session sources.</summary>
    public static Task<IReadOnlyList<Candidate>> SessionSourcesAsync(CandidateQuery query, CancellationToken cancellationToken) =>
        Of(Read(query).SessionSources.Select(source => new Candidate(source.Name, $"{source.Preset} {source.Target ?? source.Folder}")));

    /// <summary>Gives the knowledge projects.</summary>
    public static Task<IReadOnlyList<Candidate>> ProjectsAsync(CandidateQuery query, CancellationToken cancellationToken) =>
        Of(Read(query).Knowledge.Select(project => new Candidate(project.Name, string.Join(", ", project.Places.Select(place => place.Name)))));

    /// <summary>Gives the places of the project that the line names, else of all.</summary>
    public static Task<IReadOnlyList<Candidate>> PlacesAsync(CandidateQuery query, CancellationToken cancellationToken) => Of(
        Read(query).Knowledge.Where(project => query.Project is null || project.Name.Equals(query.Project, StringComparison.OrdinalIgnoreCase))
            .SelectMany(project => project.Places)
            .Select(place => new Candidate(place.Name, place.GistId ?? Credentials.Scrub(place.Url))));

    /// <summary>Gives this user's schedules.</summary>
    public static async Task<IReadOnlyList<Candidate>> SchedulesAsync(CandidateQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var schedules = await new ScheduleRegistry(query.Services).ListAsync(cancellationToken).ConfigureAwait(false);
        return [.. schedules.Select(schedule => new Candidate(schedule.Name, $"every {Duration.Format(schedule.Every)}, {schedule.Vault}"))];
    }

    /// <summary>Gives the presets of sources.</summary>
    public static Task<IReadOnlyList<Candidate>> PresetsAsync(CandidateQuery query, CancellationToken cancellationToken) =>
        Of(SourcePresets.All.Select(preset => new Candidate(preset.Name, preset.Agent)).OrderBy(candidate => candidate.Value, StringComparer.Ordinal));

    /// <summary>Gives the ways in which session sources are reached.</summary>
    public static Task<IReadOnlyList<Candidate>> SessionPresetsAsync(CandidateQuery query, CancellationToken cancellationToken) =>
        Of(SessionPreset.All.Select(name => new Candidate(name)));

    /// <summary>Gives folders of vaults: the default one, and those in the current folder.</summary>
    public static Task<IReadOnlyList<Candidate>> VaultsAsync(CandidateQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var usual = Vault.Locate(null, query.Services.Environment);
        var here = Directory.EnumerateDirectories(query.Services.Environment.CurrentDirectory).Where(folder => folder != usual);
        return Of([
            .. Vault.Exists(usual) ? [new Candidate(usual, "The default vault")] : Array.Empty<Candidate>(),
            .. here.Where(Vault.Exists).Select(folder => new Candidate(folder, "A vault in this folder")),
        ]);
    }

    private static VaultConfiguration Read(CandidateQuery query) =>
        ConfigurationFile.Read(new VaultPaths(Vault.Locate(query.Vault, query.Services.Environment)));

    private static Task<IReadOnlyList<Candidate>> Of(IEnumerable<Candidate> candidates) => Task.FromResult<IReadOnlyList<Candidate>>([.. candidates]);
}
