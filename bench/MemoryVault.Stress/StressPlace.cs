using System.Diagnostics;
using MemoryVault.Git;
using MemoryVault.GitHub;
using MemoryVault.Vaults;

namespace MemoryVault.Stress;

/// <summary>The folders of a run: the vault that all share, or the clones with their remote, and the histories.</summary>
internal sealed class StressPlace(StressOptions options) : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("memoryvault-stress-").FullName;
    private HttpGitServer? _server;
    private bool _isKept;

    /// <summary>Gets the repository that has the last word.</summary>
    internal string Authority => options.Clones ? Remote : Path.Combine(FolderOf(0), "repository.git");

    private string Remote => Path.Combine(_root, "remote.git");

    /// <inheritdoc/>
    public void Dispose()
    {
        _server?.Dispose();
        if (!_isKept)
        {
            Directory.Delete(_root, recursive: true);
        }
    }

    /// <summary>Lets it stay, to be looked at.</summary>
    /// <returns>Where it is.</returns>
    internal string Keep()
    {
        _isKept = true;
        return $"kept in {_root}";
    }

    /// <summary>Gives the file of the history of a process.</summary>
    internal string HistoryOf(int worker) => Path.Combine(_root, FormattableString.Invariant($"history-{worker}.jsonl"));

    /// <summary>Gives the vault of a process.</summary>
    internal string FolderOf(int worker) => Path.Combine(_root, FormattableString.Invariant($"vault-{(options.Clones ? worker : 0)}"));

    /// <summary>Makes them.</summary>
    internal async Task PrepareAsync(CancellationToken cancellationToken)
    {
        var url = options.Clones ? await MakeRemoteAsync(cancellationToken).ConfigureAwait(false) : null;
        for (var worker = 0; worker < (options.Clones ? options.Processes : 1); worker++)
        {
            var folder = FolderOf(worker);
            await new CreateVault(new VaultServices()).RunAsync(new CreateVaultOptions { Path = folder, Machine = $"m{worker}" }, cancellationToken).ConfigureAwait(false);
            await using var vault = Vaults.Vault.Open(folder, new VaultServices());
            if (url is not null)
            {
                var remotes = new RemoteRegistry(vault);
                await remotes.AddAsync("origin", url, cancellationToken).ConfigureAwait(false);
                await remotes.SetAsync("origin", coordinate: true, cancellationToken).ConfigureAwait(false);
            }

            if (worker == 0)
            {
                await StressWorker.SeedAsync(vault, options.SectionNames()).ConfigureAwait(false);
            }
        }
    }

    private async Task<string> MakeRemoteAsync(CancellationToken cancellationToken)
    {
        await GitRepository.InitializeAsync(Remote, new VaultServices(), cancellationToken).ConfigureAwait(false);
        if (!options.Http)
        {
            return "file://" + Remote;
        }

        using var git = Process.Start("git", ["--git-dir", Remote, "config", "http.receivepack", "true"]);
        await git.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        _server = new HttpGitServer(_root, credentials: null);
        return _server.UrlOf("remote.git");
    }
}
