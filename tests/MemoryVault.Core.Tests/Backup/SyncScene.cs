using System.Diagnostics;
using MemoryVault.Backup;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Backup;

/// <summary>A machine of its own for one test: a home, a folder of memory files, a vault, and real git beside it.</summary>
internal sealed class SyncScene : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SyncScene(string machine = "test-machine", TemporaryFolder? shared = null)
    {
        Root = Path.Combine((shared ?? _folder).Path, machine);
        Home = Directory.CreateDirectory(Path.Combine(Root, "home")).FullName;
        Source = Directory.CreateDirectory(Path.Combine(Root, "memory")).FullName;
        VaultPath = Path.Combine(Root, "vault");
        Services = new VaultServices
        {
            Environment = new MachineEnvironment
            {
                Home = Home,
                MachineName = machine,
                UserName = "tester",
                System = MachineEnvironment.Current.System,
                Variables = new Dictionary<string, string> { ["PATH"] = MachineEnvironment.Current.Variable("PATH") ?? string.Empty },
                CurrentDirectory = Root,
            },
        };
    }

    public string Root { get; }

    public string Home { get; }

    public string Source { get; }

    public string VaultPath { get; }

    public VaultServices Services { get; init; }

    public string Repository => Path.Combine(VaultPath, "repository.git");

    public string this[string name] => Path.Combine(Source, name.Replace('/', Path.DirectorySeparatorChar));

    public async Task<SyncResult> SyncAsync(SyncOptions? options = null)
    {
        await using var vault = await OpenAsync();
        return await new SyncVault(vault).RunAsync(options ?? new SyncOptions { Paths = [Source] }, CancellationToken.None);
    }

    public async Task<Vault> OpenAsync()
    {
        await new CreateVault(Services).RunAsync(new CreateVaultOptions { Path = VaultPath }, CancellationToken.None);
        return Vault.Open(VaultPath, Services);
    }

    public async Task<VaultStatus> StatusAsync()
    {
        await using var vault = await OpenAsync();
        return await new GetVaultStatus(vault).RunAsync(new VaultStatusOptions(), CancellationToken.None);
    }

    public async Task AddRemoteAsync(string name, string url)
    {
        await using var vault = await OpenAsync();
        await new RemoteRegistry(vault).AddAsync(name, url, CancellationToken.None);
    }

    public async Task AddSourceAsync(SourceSettings settings)
    {
        await using var vault = await OpenAsync();
        await new SourceRegistry(vault).AddAsync(settings, CancellationToken.None);
    }

    public void Write(string name, string content)
    {
        var path = this[name];
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    /// <summary>Runs git on the vault's repository and gives what it printed.</summary>
    public string Git(params string[] arguments) => RunGit(["--git-dir", Repository, .. arguments]);

    /// <summary>Gives the text of a file in the vault, as git shows it.</summary>
    public string Show(string path, string revision = "main") => Git("show", $"{revision}:{path}");

    /// <summary>Gives the paths in the vault.</summary>
    public string[] Paths(string revision = "main") => Git("ls-tree", "-r", "--name-only", revision).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static string RunGit(params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {error.Result}");
    }

    public void Dispose() => _folder.Dispose();
}
