using MemoryVault.Knowledge.Gists;
using MemoryVault.Tests.Backup;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Knowledge.Gists;

public sealed class GitHubSiteTests
{
    private static readonly MachineEnvironment Machine = TestMachine.At("/home/ann") with { Variables = new Dictionary<string, string>() };

    [Theory]
    [InlineData(null, "https://api.github.com", "github.com")]
    [InlineData("https://github.com", "https://api.github.com", "github.com")]
    [InlineData("https://api.github.com/", "https://api.github.com", "github.com")]
    [InlineData("https://code.example.org", "https://code.example.org/api/v3", "code.example.org")]
    [InlineData("https://code.example.org:8443/api/v3/", "https://code.example.org:8443/api/v3", "code.example.org:8443")]
    [InlineData("https://api.octo.ghe.com", "https://api.octo.ghe.com", "octo.ghe.com")]
    [InlineData("http://127.0.0.1:3000", "http://127.0.0.1:3000", "127.0.0.1:3000")]
    public void A_site_is_known_by_the_base_of_its_interface(string? url, string api, string host)
    {
        var site = GitHubSite.Choose(url, Machine);

        Assert.Equal((api, host), (site.ApiUrl, site.Host));
    }

    [Fact]
    public void The_variable_of_GitHub_Actions_says_which_it_is()
    {
        var machine = Machine with { Variables = new Dictionary<string, string> { ["GITHUB_API_URL"] = "https://code.example.org/api/v3" } };

        Assert.Equal("code.example.org", GitHubSite.Choose(null, machine).Host);
        Assert.Equal("github.com", GitHubSite.Choose("https://api.github.com", machine).Host);
    }

    [Theory]
    [InlineData("http://code.example.org/api/v3")]
    [InlineData("http://localhost.example.org")]
    [InlineData("code.example.org")]
    [InlineData("ftp://code.example.org")]
    [InlineData("https://ann:word@code.example.org")]
    [InlineData("")]
    public void An_address_that_a_token_must_not_be_sent_to_is_refused(string url)
    {
        var error = Assert.Throws<InvalidInputException>(() => GitHubSite.Choose(url, Machine));

        Assert.Contains("--github", error.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("word", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "https://gist.github.com/abc.git", true)]
    [InlineData(null, "https://gist.github.com.example.org/abc.git", false)]
    [InlineData(null, "http://gist.github.com/abc.git", false)]
    [InlineData(null, "https://me@gist.github.com/abc.git", false)]
    [InlineData("https://code.example.org", "https://code.example.org/gist/abc.git", true)]
    [InlineData("https://code.example.org", "https://gist.code.example.org/abc.git", true)]
    [InlineData("https://code.example.org", "https://gist.github.com/abc.git", false)]
    [InlineData("https://code.example.org", "https://code.example.org:444/gist/abc.git", false)]
    public void The_token_goes_to_its_own_hosts_alone(string? site, string url, bool owns) => Assert.Equal(owns, GitHubSite.Choose(site, Machine).Owns(url));

    [Theory]
    [InlineData("aa5a315d61ae9438b18d")]
    [InlineData("https://gist.github.com/octocat/aa5a315d61ae9438b18d")]
    [InlineData("https://gist.github.com/aa5a315d61ae9438b18d.git")]
    [InlineData("https://gist.github.com/octocat/aa5a315d61ae9438b18d/")]
    public void The_id_is_read_as_users_have_it(string text) => Assert.Equal("aa5a315d61ae9438b18d", GistId.Read(text, GitHubSite.Choose(null, Machine)));

    [Theory]
    [InlineData("../x")]
    [InlineData("a b")]
    [InlineData("")]
    [InlineData("--upload-pack=x")]
    [InlineData("https://example.org/abc")]
    public void What_is_no_id_is_refused(string text) => Assert.Throws<InvalidInputException>(() => GistId.Read(text, GitHubSite.Choose(null, Machine)));
}
