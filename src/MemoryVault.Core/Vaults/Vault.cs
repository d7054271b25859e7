using MemoryVault.Files;
using MemoryVault.Git;
using MemoryVault.Vaults.Sharing;
using MemoryVault.Processes;

namespace MemoryVault.Vaults;

/// <summary>An open vault. It holds no lock: operations take what they need.</summary>
public sealed class Vault : IAsyncDisposable
{
    /// <summary>The ref that holds all data.</summary>
    public const string MainRef = "refs/heads/main";

    /// <summary>The ref that points to the blob of the lease table.</summary>
    public const string LeasesRef = "refs/memoryvault/leases";

    private readonly VaultLogFile _log;

    private Vault(VaultPaths paths, VaultConfiguration configuration, VaultServices services, GitRepository repository)
    {
        Paths = paths;
        Configuration = configuration;
        Services = services;
        Repository = repository;
        Health = new HealthStore(paths);
        _log = new VaultLogFile(paths);
    }

    /// <summary>Gets where its parts lie.</summary>
    public VaultPaths Paths { get; }

    /// <summary>Gets this machine's configuration, as last read or written.</summary>
    public VaultConfiguration Configuration { get; private set; }

    /// <summary>Gets the clock, the environment, the log.</summary>
    public VaultServices Services { get; }

    /// <summary>Gets the repository.</summary>
    public GitRepository Repository { get; }

    /// <summary>Gets what is remembered between runs.</summary>
    public HealthStore Health { get; }

    /// <summary>Gets the host that this program runs on.</summary>
    internal IHostProbe Host => field ??= Services.Host ?? HostProbe.Read(Configuration.Machine);

    /// <summary>Finds the vault that a path, <c>MEMORYVAULT_HOME</c> or the default names; absolute, need not exist.</summary>
    public static string Locate(string? path, MachineEnvironment environment)
    {
        var named = path ?? environment.Variable("MEMORYVAULT_HOME");
        if (named is not null)
        {
            return environment.FullPath(named);
        }

        return environment.System == "windows"
            ? Path.Combine(environment.VariableOr("LOCALAPPDATA", Path.Combine(environment.Home, "AppData", "Local")), "MemoryVault")
            : Path.Combine(environment.Home, ".memoryvault");
    }

    /// <summary>Tells whether there is a vault in a folder.</summary>
    public static bool Exists(string folder) => File.Exists(new VaultPaths(folder).Configuration);

    /// <summary>Opens a vault; starts no process.</summary>
    /// <param name="path">Its folder; null for the default vault.</param>
    /// <param name="services">What the head gives.</param>
    /// <exception cref="VaultException">There is no vault, or its configuration cannot be read.</exception>
    public static Vault Open(string? path, VaultServices services)
    {
        var paths = new VaultPaths(Locate(path, services.Environment));
        var configuration = ConfigurationFile.Read(paths);
        var repository = GitRepository.Open(paths.Repository, services, configuration.Policies.GitEngine);
        repository.RemoteTimeout = TimeSpan.FromSeconds(configuration.Policies.RemoteTimeoutSeconds);
        return new Vault(paths, configuration, services, repository);
    }

    /// <summary>Reads the newest commit; null in an empty vault. Starts no process where git's own files tell.</summary>
    public ValueTask<ObjectId?> ReadHeadAsync(CancellationToken cancellationToken) => Repository.ReadRefAsync(MainRef, cancellationToken);

    /// <summary>Gives who decides about leases and check-ins: the remote that coordinates, else this vault itself. To be asked with the write lock held.</summary>
    /// <param name="offlineAllowed">
    /// Where the remote cannot be reached, changes that leave the lease table alone are made here, and pushed later; those of leases are refused all the same.
    /// </param>
    public IRefAuthority SharedRefs(bool offlineAllowed = false) =>
        Configuration.Coordinator is { } remote ? new RemoteRefs(this, remote, offlineAllowed) : new LocalRefs(this);

    /// <summary>Changes the configuration: read again, changed, replaced, under a lock, so that two processes lose nothing.</summary>
    public async Task<VaultConfiguration> UpdateConfigurationAsync(
        Func<VaultConfiguration, VaultConfiguration> change, CancellationToken cancellationToken)
    {
        using var held = await FileLock.AcquireAsync(
            Path.Combine(Paths.Local, "config.lock"), "configuration", TimeSpan.FromSeconds(10), Services.Clock, cancellationToken).ConfigureAwait(false);
        var changed = change(ConfigurationFile.Read(Paths));
        ConfigurationFile.Write(Paths, changed);
        return Configuration = changed;
    }

    /// <summary>Writes to the vault's log, and to the head's.</summary>
    public void Log(VaultLogLevel level, string @event, string message, string? target = null)
    {
        var entry = new VaultLogEntry(Services.Clock.GetUtcNow(), level, @event, message, target, Environment.ProcessId);
        _log.Write(entry);
        Services.Log?.Write(entry);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Repository.DisposeAsync();
}
