using MemoryVault.Knowledge.Gists;
using MemoryVault.Tests.Backup;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Knowledge.Gists;

/// <summary>Where a token is found, with a stand-in for gh and a real git credential helper.</summary>
public sealed class GitHubTokensTests : IDisposable
{
    private const string Enterprise = "https://code.example.org/api/v3";
    private readonly TemporaryFolder _home = new();
    private readonly Dictionary<string, string> _variables;

    public GitHubTokensTests()
    {
        Directory.CreateDirectory(_home["bin"]);
        _variables = new Dictionary<string, string>
        {
            ["PATH"] = _home["bin"] + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH"),
            ["HOME"] = _home.Path,
            ["GIT_CONFIG_NOSYSTEM"] = "1",
        };
    }

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task The_environment_comes_first()
    {
        _variables["GH_TOKEN"] = "second";
        Assert.Equal(("second", "GH_TOKEN"), await FindAsync(GitHubSite.Default));

        _variables["GITHUB_TOKEN"] = "first";
        Assert.Equal(("first", "GITHUB_TOKEN"), await FindAsync(GitHubSite.Default));
    }

    [Fact]
    public async Task A_token_for_github_com_is_not_sent_to_another_host()
    {
        _variables["GITHUB_TOKEN"] = "for github.com";
        _variables["GH_TOKEN"] = "forgithub";

        Assert.Null(await FindAsync(Enterprise));

        _variables["GH_ENTERPRISE_TOKEN"] = "forothers";
        Assert.Equal(("forothers", "GH_ENTERPRISE_TOKEN"), await FindAsync(Enterprise));
    }

    [Fact]
    public async Task In_GitHub_Actions_of_an_Enterprise_the_plain_variable_is_the_Enterprises()
    {
        _variables["GITHUB_API_URL"] = Enterprise;
        _variables["GITHUB_TOKEN"] = "ofthejob";

        Assert.Equal(("ofthejob", "GITHUB_TOKEN"), await FindAsync(Enterprise));
        Assert.Null(await FindAsync(GitHubSite.Default));
    }

    [Fact]
    public async Task What_the_command_was_given_comes_before_the_environment_and_that_before_the_store_of_the_head()
    {
        var head = new HeadTokens { Stored = "stored" };
        Assert.Equal(("stored", "the store"), await FindAsync(GitHubSite.Default, head));
        Assert.Equal(["github.com"], head.Asked);

        _variables["GH_TOKEN"] = "ofenvironment";
        Assert.Equal(("ofenvironment", "GH_TOKEN"), await FindAsync(GitHubSite.Default, head));
        Assert.Single(head.Asked);

        Assert.Equal(("given", "-Token"), await FindAsync(GitHubSite.Default, head with { Given = "given" }));
    }

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("a\r\nX-Header: b")]
    public async Task What_was_given_and_is_no_token_is_refused_and_not_passed_over(string given)
    {
        _variables["GH_TOKEN"] = "ofenvironment";
        var error = await Assert.ThrowsAsync<InvalidInputException>(() => FindAsync(GitHubSite.Default, new HeadTokens { Given = given }));
        Assert.Equal("-Token", error.Target);
    }

    [Fact]
    public async Task What_the_store_of_the_head_has_and_is_no_token_is_passed_over() =>
        Assert.Null(await FindAsync(GitHubSite.Default, new HeadTokens { Stored = "two words" }));

    [RequiresUnixFact]
    public async Task Gits_credential_helper_is_asked_before_gh()
    {
        ShellProgram.Write(_home["bin", "gh"], "echo from-gh-$4");
        Assert.Equal(("from-gh-github.com", "'gh auth token' for github.com"), await FindAsync(GitHubSite.Default));

        ShellProgram.Write(_home["bin", "git-credential-standin"], "grep -q '^host=github.com' && test \"$1\" = get && printf 'username=x\\npassword=from-helper\\n'");
        File.WriteAllText(_home[".gitconfig"], "[credential]\n\thelper = standin\n");
        Assert.Equal(("from-helper", "git's credential helper for github.com"), await FindAsync(GitHubSite.Default));
    }

    [RequiresUnixFact]
    public async Task A_gh_that_is_not_logged_in_is_no_token()
    {
        ShellProgram.Write(_home["bin", "gh"], "echo 'no oauth token found' >&2; exit 1");

        Assert.Null(await FindAsync(GitHubSite.Default));
    }

    [Fact]
    public async Task What_would_be_a_header_of_its_own_is_no_token()
    {
        _variables["GITHUB_TOKEN"] = "one\r\nX-Other: two";

        Assert.Null(await FindAsync(GitHubSite.Default));
    }

    [Fact]
    public async Task Without_a_token_the_error_says_where_was_looked_and_what_is_needed()
    {
        var services = Services();
        var error = await Assert.ThrowsAsync<GitHubTokenMissingException>(
            () => new GitHubTokens(services).RequireAsync(GitHubSite.Choose(null, services.Environment), isPublication: true, default));

        Assert.Equal(VaultErrorKind.NotPushed, error.Kind);
        Assert.Contains("GITHUB_TOKEN", error.Message, StringComparison.Ordinal);
        Assert.Contains("scope 'gist'", error.Remedy, StringComparison.Ordinal);
    }

    private VaultServices Services() => new() { Environment = TestMachine.At(_home.Path) with { Variables = _variables } };

    private async Task<(string Value, string Origin)?> FindAsync(string site, IGitHubTokenSource? head = null)
    {
        var services = Services() with { GitHubTokens = head };
        return await new GitHubTokens(services).FindAsync(GitHubSite.Choose(site, services.Environment), default) is { } token ? (token.Value, token.Origin) : null;
    }

    private sealed record HeadTokens : IGitHubTokenSource
    {
        public string? Given { get; init; }

        public string? Stored { get; init; }

        public List<string> Asked { get; } = [];

        public Task<(string Value, string Origin)?> AskAsync(string host, CancellationToken cancellationToken)
        {
            Asked.Add(host);
            return Task.FromResult<(string, string)?>(Stored is null ? null : (Stored, "the store"));
        }
    }
}
