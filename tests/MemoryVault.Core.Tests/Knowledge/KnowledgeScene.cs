using MemoryVault.Json.Merge;
using MemoryVault.Knowledge;
using MemoryVault.Tests.Backup;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Knowledge;

/// <summary>A machine with a vault and a project 'brisa', as one of several that share a repository.</summary>
internal sealed class KnowledgeScene : IDisposable
{
    public const string Project = "brisa";

    private readonly TemporaryFolder _folder;
    private readonly bool _isShared;

    public KnowledgeScene(string machine = "one", TemporaryFolder? shared = null, params (string Name, string Value)[] variables)
    {
        _isShared = shared is not null;
        _folder = shared ?? new TemporaryFolder();
        Home = Directory.CreateDirectory(_folder[machine]).FullName;
        Root = Directory.CreateDirectory(Path.Combine(Home, Project)).FullName;
        Services = new VaultServices
        {
            Environment = TestMachine.At(Home, MachineEnvironment.Current.System, [("GIT_AUTHOR_NAME", machine), ("GIT_AUTHOR_EMAIL", $"{machine}@example.org"), ("GIT_CONFIG_GLOBAL", "/dev/null"), .. variables]) with { MachineName = machine },
        };
        new CreateVault(Services).RunAsync(new CreateVaultOptions { Path = Path.Combine(Home, "vault") }, default).GetAwaiter().GetResult();
    }

    public TemporaryFolder Folder => _folder;

    public string Home { get; }

    public string Root { get; }

    public string VaultPath => Path.Combine(Home, "vault");

    public string Repository => Path.Combine(VaultPath, "repository.git");

    public VaultServices Services { get; init; }

    /// <summary>Gives the path of a file of the project.</summary>
    public string this[string name] => Path.Combine(Root, name.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Makes an empty bare repository that machines share.</summary>
    public string MakeShared(string name = "shared.git")
    {
        var path = _folder[name];
        Git("init", "--bare", "--quiet", "--initial-branch=main", path);
        return path;
    }

    public Vault Open() => Vault.Open(VaultPath, Services);

    public void Write(string name, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[name])!);
        File.WriteAllText(this[name], content);
    }

    public string Read(string name) => File.ReadAllText(this[name]);

    public bool Has(string name) => File.Exists(this[name]);

    /// <summary>Gives the files of the project's folder with their contents.</summary>
    public SortedDictionary<string, string> Files() => new(
        Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories).ToDictionary(path => Path.GetRelativePath(Root, path).Replace(Path.DirectorySeparatorChar, '/'), File.ReadAllText),
        StringComparer.Ordinal);

    public Task<KnowledgePublication> PublishAsync(string repository, MergeStrategy strategy = MergeStrategy.Fail, string? message = null) =>
        PublishAsync(new PublishKnowledgeOptions { Project = Project, Address = new() { Repository = repository }, Strategy = strategy, Message = message });

    public async Task<KnowledgePublication> PublishAsync(PublishKnowledgeOptions options)
    {
        await using var vault = Open();
        var isKnown = new KnowledgeRegistry(vault).List(options.Project).Count > 0;
        return await new PublishKnowledge(vault).RunAsync(isKnown ? options : options with { Path = options.Path ?? Root }, default);
    }

    public Task<KnowledgeReceipt> ReceiveAsync(MergeStrategy strategy = MergeStrategy.Fail) =>
        ReceiveAsync(new ReceiveKnowledgeOptions { Project = Project, Strategy = strategy });

    public async Task<KnowledgeReceipt> ReceiveAsync(ReceiveKnowledgeOptions options)
    {
        await using var vault = Open();
        return await new ReceiveKnowledge(vault).RunAsync(options, default);
    }

    public async Task<KnowledgeReceipt> CopyAsync(string repository, string project = Project, string? path = null, string? folder = null)
    {
        await using var vault = Open();
        return await new CopyKnowledge(vault).RunAsync(
            new CopyKnowledgeOptions { Project = project, Path = path ?? Path.Combine(Home, project), Address = new() { Repository = repository, Folder = folder } }, default);
    }

    public async Task<KnowledgeReceipt> RestoreAsync(string revision, params string[] paths)
    {
        await using var vault = Open();
        return await new RestoreKnowledge(vault).RunAsync(new RestoreKnowledgeOptions { Project = Project, Revision = revision, Paths = paths }, default);
    }

    public async Task<IReadOnlyList<KnowledgeVersion>> HistoryAsync()
    {
        await using var vault = Open();
        var versions = new List<KnowledgeVersion>();
        await foreach (var version in new GetKnowledgeHistory(vault).RunAsync(new KnowledgeHistoryOptions { Project = Project }, default))
        {
            versions.Add(version);
        }

        return versions;
    }

    public async Task<IReadOnlyList<KnowledgeInfo>> ListAsync()
    {
        await using var vault = Open();
        var infos = new List<KnowledgeInfo>();
        await foreach (var info in new ListKnowledge(vault).RunAsync(new ListKnowledgeOptions(), default))
        {
            infos.Add(info);
        }

        return infos;
    }

    /// <summary>Gives what the vault's <c>main</c> has at a path.</summary>
    public string Show(string path) => Git("--git-dir", Repository, "show", $"main:knowledge/{Project}/{path}");

    /// <summary>Runs git as somebody who has no settings.</summary>
    public static string Git(params string[] arguments) => SyncScene.RunGit(["-c", "user.name=Somebody", "-c", "user.email=somebody@example.org", .. arguments]);

    /// <summary>Gives the paths in a branch of a repository.</summary>
    public static string[] PathsIn(string repository, string branch = "main") =>
        Git("--git-dir", repository, "ls-tree", "-r", "--name-only", branch).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Gives the subjects of a branch, newest first, without the merges.</summary>
    public static string[] Subjects(string repository, string branch = "main") =>
        Git("--git-dir", repository, "log", "--format=%s", "--no-merges", branch).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public void Dispose()
    {
        if (!_isShared)
        {
            _folder.Dispose();
        }
    }
}
