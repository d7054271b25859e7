using MemoryVault.Git;

namespace MemoryVault.Vaults;

/// <summary>An open vault. It holds no lock: operations take what they need.</summary>
public sealed class Vault : IAsyncDisposable
{
    private Vault(VaultPaths paths, VaultConfiguration configuration, VaultServices services, GitRepository repository)
    {
        Paths = paths;
        Configuration = configuration;
        Services = services;
        Repository = repository;
    }

    /// <summary>Gets where its parts lie.</summary>
    public VaultPaths Paths { get; }

    /// <summary>Gets this machine's configuration, as last read or written.</summary>
    public VaultConfiguration Configuration { get; private set; }

    /// <summary>Gets the clock, the environment, the log.</summary>
    public VaultServices Services { get; }

    /// <summary>Gets the repository.</summary>
    public GitRepository Repository { get; }

    /// <summary>Finds the vault that a path, <c>MEMORYVAULT_HOME</c> or the default names; absolute, need not exist.</summary>
    public static string Locate(string? path, MachineEnvironment environment) => throw new NotImplementedException();

    /// <summary>Opens a vault; starts no process.</summary>
    /// <param name="path">Its folder; null for the default vault.</param>
    /// <param name="services">What the head gives.</param>
    /// <exception cref="VaultException">There is no vault, or its configuration cannot be read.</exception>
    public static Vault Open(string? path, VaultServices services) => throw new NotImplementedException();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Repository.DisposeAsync();
}
