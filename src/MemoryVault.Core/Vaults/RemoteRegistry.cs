namespace MemoryVault.Vaults;

/// <summary>The remotes of a vault.</summary>
public sealed class RemoteRegistry(Vault vault)
{
    /// <summary>Lists the remotes whose names match a wildcard; all without one.</summary>
    public IReadOnlyList<VaultRemote> List(string? name = null) => throw new NotImplementedException(vault.Paths.Root);

    /// <summary>Adds a remote; a URL with a password or token in it is refused.</summary>
    public Task<VaultRemote> AddAsync(string name, string url, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Removes a remote from the configuration; what it holds stays there.</summary>
    public Task<VaultRemote> RemoveAsync(string name, CancellationToken cancellationToken) => throw new NotImplementedException();
}
