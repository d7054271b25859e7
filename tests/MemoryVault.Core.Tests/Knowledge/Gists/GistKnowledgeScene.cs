using MemoryVault.GitHub;
using MemoryVault.Json.Merge;
using MemoryVault.Knowledge;

namespace MemoryVault.Tests.Knowledge.Gists;

/// <summary>A GitHub on loopback and two machines of the same user, each with a vault.</summary>
internal sealed class GistKnowledgeScene : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public GistKnowledgeScene(bool isEnterprise = false, string branch = "master", params string[] scopes)
    {
        Token = GitHub.GitHubToken.Create("octocat", scopes.Length > 0 ? scopes : ["gist"]);
        Server = new GitHubServer(new GitHubOptions
        {
            Folder = Directory.CreateDirectory(_folder["github"]).FullName, Tokens = [Token], IsEnterprise = isEnterprise, Branch = branch,
        });
        One = Machine("one", Token.Value);
        Two = Machine("two", Token.Value);
    }

    public GitHubServer Server { get; }

    public GitHub.GitHubToken Token { get; }

    public KnowledgeScene One { get; }

    public KnowledgeScene Two { get; }

    public static KnowledgeAddress NewGist { get; } = new() { Gist = string.Empty };

    public string this[params string[] names] => _folder[names];

    /// <summary>Makes one more machine, with a token of its own; none for an empty one.</summary>
    public KnowledgeScene Machine(string name, string token) => new(name, _folder, ("GITHUB_API_URL", Server.Url), ("GITHUB_TOKEN", token));

    /// <summary>Publishes from the first machine to a new gist, or again to the same.</summary>
    public Task<KnowledgePublication> PublishAsync(string? description = null, bool isPublic = false) => One.PublishAsync(
        new PublishKnowledgeOptions { Project = KnowledgeScene.Project, Address = NewGist, Description = description, IsPublic = isPublic });

    public Task<KnowledgePublication> PublishAsync(KnowledgeScene machine, MergeStrategy strategy = MergeStrategy.Fail) =>
        machine.PublishAsync(new PublishKnowledgeOptions { Project = KnowledgeScene.Project, Strategy = strategy });

    /// <summary>Takes the project to the second machine.</summary>
    public async Task<KnowledgeReceipt> CopyAsync(string? project = null)
    {
        await using var vault = Two.Open();
        return await new CopyKnowledge(vault).RunAsync(
            new CopyKnowledgeOptions { Project = project ?? KnowledgeScene.Project, Path = Two.Root, Address = new() { Gist = GistId } }, default);
    }

    /// <summary>Gets the id of the gist of the first machine's project.</summary>
    public string GistId
    {
        get
        {
            var vault = One.Open();
            var id = vault.Configuration.Knowledge.Single().Places.Single().GistId!;
            vault.DisposeAsync().AsTask().GetAwaiter().GetResult();
            return id;
        }
    }

    /// <summary>Runs git in the gist's repository.</summary>
    public string Git(params string[] arguments) => KnowledgeScene.Git(["--git-dir", Server.FolderOf(GistId), .. arguments]);

    public string[] NamesInGist() => Git("ls-tree", "-z", "--name-only", "HEAD").Split('\0', StringSplitOptions.RemoveEmptyEntries);

    public void Dispose()
    {
        Server.Dispose();
        _folder.Dispose();
    }
}
