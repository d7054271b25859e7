using MemoryVault.GitHub;
using MemoryVault.Knowledge.Gists;
using MemoryVault.Tests.Backup;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Knowledge.Gists;

/// <summary>A GitHub on loopback with one user, and a machine with a vault that knows the user's token.</summary>
internal sealed class GistScene : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();

    private GistScene(GitHubOptions options, params string[] scopes)
    {
        Token = GitHub.GitHubToken.Create("octocat", scopes);
        Others = GitHub.GitHubToken.Create("monalisa", "gist");
        Server = new GitHubServer(options with { Folder = Directory.CreateDirectory(_folder["github"]).FullName, Tokens = [Token, Others] });
        Environment = TestMachine.At(Directory.CreateDirectory(_folder["home"]).FullName);
        Environment = Environment with
        {
            Variables = new Dictionary<string, string>(Environment.Variables) { ["GITHUB_API_URL"] = Server.Url, ["GITHUB_TOKEN"] = Token.Value },
        };
    }

    public GitHubServer Server { get; }

    public GitHub.GitHubToken Token { get; }

    public GitHub.GitHubToken Others { get; }

    public MachineEnvironment Environment { get; }

    public Vault Vault { get; private set; } = null!;

    public GitHubSite Site => GitHubSite.Choose(Server.Url, Environment);

    public string this[params string[] names] => _folder[names];

    /// <summary>Makes a scene whose server and vault have a clock of their own.</summary>
    public static Task<GistScene> CreateAsync(TimeProvider clock, int page = 100, params string[] scopes) =>
        CreateAsync(new GitHubOptions { Folder = string.Empty, Clock = clock, MaximumPage = page }, scopes);

    public static async Task<GistScene> CreateAsync(GitHubOptions? options = null, params string[] scopes)
    {
        options ??= new GitHubOptions { Folder = string.Empty };
        var scene = new GistScene(options, scopes.Length > 0 ? scopes : ["gist"]);
        var services = new VaultServices { Environment = scene.Environment };
        await new CreateVault(services).RunAsync(new CreateVaultOptions { Path = scene["vault"], Machine = "box" }, default);
        scene.Vault = Vault.Open(scene["vault"], services with { Clock = options.Clock });
        return scene;
    }

    public GistService Open(GitHub.GitHubToken? token = null, bool isPublication = false) =>
        new(Vault, Site, new MemoryVault.Knowledge.Gists.GitHubToken((token ?? Token).Value, "GITHUB_TOKEN"), isPublication);

    public async ValueTask DisposeAsync()
    {
        await Vault.DisposeAsync();
        Server.Dispose();
        _folder.Dispose();
    }
}
