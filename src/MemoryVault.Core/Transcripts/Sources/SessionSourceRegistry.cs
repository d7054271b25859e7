using MemoryVault.Vaults;

namespace MemoryVault.Transcripts;

/// <summary>The session sources of a vault on this machine.</summary>
public sealed class SessionSourceRegistry(Vault vault)
{
    private readonly SessionSourceRules _rules = new(vault.Paths, vault.Services.Environment);

    /// <summary>Lists the sources whose names match a wildcard; all without one.</summary>
    public IReadOnlyList<SessionSource> List(string? name = null) =>
        [.. vault.Configuration.SessionSources.Where(source => NameWildcard.Matches(name, source.Name))];

    /// <summary>Adds a source. It is not contacted: the next pull does that.</summary>
    /// <exception cref="VaultException">The name is taken, or the source breaks a rule.</exception>
    public async Task<SessionSource> AddAsync(SessionSource source, CancellationToken cancellationToken)
    {
        SessionSource? added = null;
        await vault.UpdateConfigurationAsync(
            configuration =>
            {
                added = Plan(source, configuration);
                return configuration with { SessionSources = [.. configuration.SessionSources, added] };
            },
            cancellationToken).ConfigureAwait(false);
        vault.Log(VaultLogLevel.Information, "sessions.source.added", $"Added session source '{added!.Name}' (preset {added.Preset}).", added.Name);
        return added;
    }

    /// <summary>Gives the source that <see cref="AddAsync"/> would add. Nothing is written.</summary>
    /// <exception cref="VaultException">It could not be added.</exception>
    public SessionSource PlanAdd(SessionSource source) => Plan(source, vault.Configuration);

    /// <summary>Removes a source from the configuration; what was pulled of it stays in the vault.</summary>
    /// <exception cref="SessionSourceMissingException">There is none of that name.</exception>
    public async Task<SessionSource> RemoveAsync(string name, CancellationToken cancellationToken)
    {
        SessionSource? removed = null;
        await vault.UpdateConfigurationAsync(
            configuration =>
            {
                removed = Find(configuration, name) ?? throw new SessionSourceMissingException(name, configuration.SessionSources);
                return configuration with { SessionSources = [.. configuration.SessionSources.Where(source => source != removed)] };
            },
            cancellationToken).ConfigureAwait(false);
        vault.Log(VaultLogLevel.Information, "sessions.source.removed", $"Removed session source '{removed!.Name}'; what was pulled stays in the vault.", removed.Name);
        return removed;
    }

    private SessionSource Plan(SessionSource source, VaultConfiguration configuration)
    {
        var added = _rules.Check(source);
        _rules.CheckBeside(added, configuration.SessionSources);
        return Find(configuration, added.Name) is { } there ? throw new SessionSourceExistsException(there) : added;
    }

    private static SessionSource? Find(VaultConfiguration configuration, string name) =>
        configuration.SessionSources.FirstOrDefault(source => source.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
