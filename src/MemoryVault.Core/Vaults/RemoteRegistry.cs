using MemoryVault.Backup.Syncing;
using MemoryVault.Git;
using MemoryVault.Secrets;
using MemoryVault.Secrets.Projection;

namespace MemoryVault.Vaults;

/// <summary>The remotes of a vault.</summary>
public sealed class RemoteRegistry(Vault vault)
{
    /// <summary>Lists the remotes whose names match a wildcard; all without one.</summary>
    public IReadOnlyList<VaultRemote> List(string? name = null) =>
        [.. vault.Configuration.Remotes.Where(remote => NameWildcard.Matches(name, remote.Name))];

    /// <summary>Adds a remote. It is not contacted: the next sync pushes to it.</summary>
    /// <exception cref="VaultException">The name or URL is none, holds a password, or the name is taken.</exception>
    public async Task<VaultRemote> AddAsync(string name, string url, CancellationToken cancellationToken)
    {
        VaultRemote? remote = null;
        await vault.UpdateConfigurationAsync(
            configuration =>
            {
                remote = Plan(name, url, configuration);
                return configuration with { Remotes = [.. configuration.Remotes, remote] };
            },
            cancellationToken).ConfigureAwait(false);
        vault.Log(VaultLogLevel.Information, "remote.added", $"Added remote '{name}' ({url}).", name);
        return remote!;
    }

    /// <summary>Adds a remote that gets encrypted files only: a git repository, or a folder of this machine. It is not contacted.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="url">A URL or path.</param>
    /// <param name="encryption">Who can read it, and what it is read with here.</param>
    /// <param name="cancellationToken">Ends the waiting for the configuration.</param>
    /// <exception cref="VaultException">The name, URL, a recipient or the identity is none, or the name is taken.</exception>
    public async Task<VaultRemote> AddAsync(string name, string url, RemoteEncryption encryption, CancellationToken cancellationToken)
    {
        VaultRemote? remote = null;
        await vault.UpdateConfigurationAsync(
            configuration =>
            {
                remote = encryption.ApplyTo(Plan(name, url, configuration), vault.Services.Environment);
                return configuration with { Remotes = [.. configuration.Remotes, remote] };
            },
            cancellationToken).ConfigureAwait(false);
        vault.Log(VaultLogLevel.Information, "remote.added", $"Added remote '{name}' ({url}){(remote!.IsEncrypted ? $", encrypted to {string.Join(", ", remote.Recipients)}" : string.Empty)}.", name);
        return remote;
    }

    /// <summary>Gives the remote that would be added. Nothing is written.</summary>
    /// <exception cref="VaultException">It could not be added.</exception>
    public VaultRemote PlanAdd(string name, string url, RemoteEncryption? encryption = null)
    {
        var remote = Plan(name, url, vault.Configuration);
        return encryption?.ApplyTo(remote, vault.Services.Environment) ?? remote;
    }

    /// <summary>Changes who can read what is published to an encrypted remote, or what it is read with here. It is not contacted: the next sync publishes everything to the new recipients.</summary>
    /// <exception cref="RemoteMissingException">There is none of that name.</exception>
    /// <exception cref="VaultException">A recipient or the identity is none; or it coordinates; or it holds everything in the clear already.</exception>
    public async Task<RecipientChange> SetEncryptionAsync(string name, RemoteEncryption encryption, CancellationToken cancellationToken)
    {
        var change = await PlanEncryptionAsync(name, encryption, cancellationToken).ConfigureAwait(false);
        await vault.UpdateConfigurationAsync(
            configuration =>
            {
                var remote = Find(configuration, name) ?? throw new RemoteMissingException(name, configuration.Remotes);
                return configuration with { Remotes = [.. configuration.Remotes.Select(each => each == remote ? encryption.ApplyTo(remote, vault.Services.Environment) : each)] };
            },
            cancellationToken).ConfigureAwait(false);
        vault.Log(VaultLogLevel.Information, "remote.recipients", $"Remote '{change.Remote.Name}' is encrypted to {string.Join(", ", change.Remote.Recipients)} from the next publication on.", change.Remote.Name);
        return change;
    }

    /// <summary>Gives what <see cref="SetEncryptionAsync"/> would change. Nothing is written.</summary>
    /// <inheritdoc cref="SetEncryptionAsync" path="/exception"/>
    public async Task<RecipientChange> PlanEncryptionAsync(string name, RemoteEncryption encryption, CancellationToken cancellationToken)
    {
        var remote = Find(vault.Configuration, name) ?? throw new RemoteMissingException(name, vault.Configuration.Remotes);
        if (!remote.IsEncrypted && await vault.Repository.ReadRefAsync($"refs/remotes/{remote.Name}/main", cancellationToken).ConfigureAwait(false) is not null)
        {
            throw new RemoteInTheClearException(remote.Name, remote.Url);
        }

        var changed = encryption.ApplyTo(remote, vault.Services.Environment);
        return new RecipientChange(changed, [.. changed.Recipients.Except(remote.Recipients)], [.. remote.Recipients.Except(changed.Recipients)]);
    }

    /// <summary>Makes a remote the one that leases and check-ins are decided at, or lets this vault decide again. It is not contacted.</summary>
    /// <param name="name">The remote.</param>
    /// <param name="coordinate">Whether it decides; another that did no longer does.</param>
    /// <param name="cancellationToken">Ends the waiting for the configuration.</param>
    /// <exception cref="RemoteMissingException">There is none of that name.</exception>
    /// <exception cref="RedactedRemoteException">It gets a redacted copy.</exception>
    public async Task<VaultRemote> SetAsync(string name, bool coordinate, CancellationToken cancellationToken)
    {
        VaultRemote? remote = null;
        var before = vault.Configuration.Coordinator;
        await vault.UpdateConfigurationAsync(
            configuration =>
            {
                before = configuration.Coordinator;
                (configuration, remote) = PlanCoordinate(configuration, name, coordinate);
                return configuration;
            },
            cancellationToken).ConfigureAwait(false);
        LogCoordinator(before, vault.Configuration.Coordinator);
        return remote!;
    }

    /// <summary>Changes what happens to a push that would take a secret to a remote.</summary>
    /// <exception cref="RemoteMissingException">There is none of that name.</exception>
    /// <exception cref="RedactedRemoteException">It coordinates, or holds the other sort of history.</exception>
    public async Task<VaultRemote> SetSecretsAsync(string name, SecretPolicy policy, CancellationToken cancellationToken)
    {
        await RequireFittingAsync(name, policy, cancellationToken).ConfigureAwait(false);
        VaultRemote? changed = null;
        await vault.UpdateConfigurationAsync(
            configuration =>
            {
                var remote = Find(configuration, name) ?? throw new RemoteMissingException(name, configuration.Remotes);
                changed = remote with { SecretPolicy = policy };
                RequireOnePurpose(changed);
                return configuration with { Remotes = [.. configuration.Remotes.Select(each => each == remote ? changed : each)] };
            },
            cancellationToken).ConfigureAwait(false);
        vault.Log(policy == SecretPolicy.Allow ? VaultLogLevel.Warning : VaultLogLevel.Information, "remote.secrets", Words(changed!), changed!.Name);
        return changed;
    }

    private static string Words(VaultRemote remote) => remote.SecretPolicy switch
    {
        SecretPolicy.Allow => $"Remote '{remote.Name}' gets everything, secrets, too.",
        SecretPolicy.Redact => $"Remote '{remote.Name}' gets a copy in which secrets are blacked out.",
        _ => $"A push to remote '{remote.Name}' is refused if it holds a secret.",
    };

    private static void RequireOnePurpose(VaultRemote remote)
    {
        if (remote is { Coordinate: true, SecretPolicy: SecretPolicy.Redact })
        {
            throw RedactedRemoteException.Coordinates(remote.Name);
        }
    }

    // The copy and the history as it is have no commit in common: a remote that has the one can never take the other.
    private async Task RequireFittingAsync(string name, SecretPolicy policy, CancellationToken cancellationToken)
    {
        if (Find(vault.Configuration, name) is { } remote && await new RemoteTracking(vault, remote).ReadAsync(cancellationToken).ConfigureAwait(false) is { } known
            && await RedactedNotice.IsInAsync(vault.Repository.Objects, known, cancellationToken).ConfigureAwait(false) != (policy == SecretPolicy.Redact))
        {
            throw policy == SecretPolicy.Redact ? RedactedRemoteException.HoldsPlain(remote.Name) : RedactedRemoteException.HoldsRedacted(remote.Name);
        }
    }

    /// <summary>Removes a remote from the configuration; what it holds stays there.</summary>
    /// <exception cref="RemoteMissingException">There is none of that name.</exception>
    public async Task<VaultRemote> RemoveAsync(string name, CancellationToken cancellationToken)
    {
        VaultRemote? removed = null;
        await vault.UpdateConfigurationAsync(
            configuration =>
            {
                removed = Find(configuration, name) ?? throw new RemoteMissingException(name, configuration.Remotes);
                return configuration with { Remotes = [.. configuration.Remotes.Where(remote => remote != removed)] };
            },
            cancellationToken).ConfigureAwait(false);
        await new RemoteTracking(vault, removed!).ForgetAsync(cancellationToken).ConfigureAwait(false);

        // Added again, it is a new one: what is there then is believed.
        RemoteExchanges.PathsOf(vault.Paths, removed!.Name).Forget();
        vault.Log(VaultLogLevel.Information, "remote.removed", $"Removed remote '{name}'.", name);
        return removed!;
    }

    private static (VaultConfiguration Configuration, VaultRemote Remote) PlanCoordinate(VaultConfiguration configuration, string name, bool coordinate)
    {
        var remote = Find(configuration, name) ?? throw new RemoteMissingException(name, configuration.Remotes);
        if (coordinate && remote.IsEncrypted)
        {
            throw new EncryptedRemoteCoordinatesException(remote.Name);
        }

        var changed = remote with { Coordinate = coordinate };
        RequireOnePurpose(changed);
        var remotes = configuration.Remotes.Select(other => other == remote ? changed : coordinate ? other with { Coordinate = false } : other);
        return (configuration with { Remotes = [.. remotes] }, changed);
    }

    private void LogCoordinator(VaultRemote? before, VaultRemote? now)
    {
        if (before?.Name != now?.Name)
        {
            var who = now is null ? "This vault decides about its leases alone" : $"Remote '{now.Name}' decides about leases and check-ins";
            vault.Log(VaultLogLevel.Information, "remote.coordinates", before is null ? $"{who}." : $"{who}, and no longer remote '{before.Name}'.", (now ?? before)!.Name);
        }
    }

    private VaultRemote Plan(string name, string url, VaultConfiguration configuration)
    {
        var remote = new VaultRemote(EntryName.Check(name, "remote"), RemoteUrl.Resolve(url, vault.Services.Environment));
        return Find(configuration, name) is { } there ? throw new RemoteExistsException(there.Name, there.Url) : remote;
    }

    private static VaultRemote? Find(VaultConfiguration configuration, string name) =>
        configuration.Remotes.FirstOrDefault(remote => remote.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
