
using MemoryVault.Git;

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

    /// <summary>Gives the remote that <see cref="AddAsync"/> would add. Nothing is written.</summary>
    /// <exception cref="VaultException">It could not be added.</exception>
    public VaultRemote PlanAdd(string name, string url) => Plan(name, url, vault.Configuration);

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
        vault.Log(VaultLogLevel.Information, "remote.removed", $"Removed remote '{name}'.", name);
        return removed!;
    }

    private VaultRemote Plan(string name, string url, VaultConfiguration configuration)
    {
        var remote = new VaultRemote(EntryName.Check(name, "remote"), RemoteUrl.Resolve(url, vault.Services.Environment));
        return Find(configuration, name) is { } there ? throw new RemoteExistsException(there.Name, there.Url) : remote;
    }

    private static VaultRemote? Find(VaultConfiguration configuration, string name) =>
        configuration.Remotes.FirstOrDefault(remote => remote.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
