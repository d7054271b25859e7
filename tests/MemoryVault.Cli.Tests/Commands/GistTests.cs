using System.Diagnostics;
using System.Text.Json;
using MemoryVault.GitHub;

namespace MemoryVault.Cli.Tests.Commands;

/// <summary><c>memvault knowledge --gist</c> against a GitHub on loopback.</summary>
public sealed class GistTests : IDisposable
{
    private readonly TemporaryHome _home = new();
    private readonly GitHubToken _token = GitHubToken.Create("octocat", "gist");
    private readonly GitHubToken _poor = GitHubToken.Create("octocat", "repo");
    private readonly GitHubServer _server;

    public GistTests()
    {
        _server = new GitHubServer(new GitHubOptions { Folder = Directory.CreateDirectory(_home["github"]).FullName, Tokens = [_token, _poor] });
        _home.Json("init");
        _home.Write("notes/facts.json", "{\"v\":1}");
        _home.Write("notes/deep/a.md", "a\n");
    }

    public void Dispose()
    {
        _server.Dispose();
        _home.Dispose();
    }

    [Fact]
    public void A_project_goes_to_a_gist_and_comes_back()
    {
        var published = Json("knowledge", "publish", "brisa", "--path", _home["notes"], "--description", "What we know", "--gist");
        Assert.Equal(2, published.GetProperty("added").GetInt32());
        Assert.Equal(JsonValueKind.Null, published.GetProperty("branch").ValueKind);
        var info = Json("knowledge", "list", "--remote").EnumerateArray().Single();
        var id = info.GetProperty("gistId").GetString()!;
        Assert.Equal(("gist", "published", "What we know", false), (info.Text("kind"), info.Text("state"), info.Text("description"), info.GetProperty("isPublic").GetBoolean()));
        Assert.StartsWith(_server.GistUrl, Json("knowledge", "list").EnumerateArray().Single().Text("url"), StringComparison.Ordinal);

        Json("knowledge", "copy", "again", "--gist", id);
        Assert.Equal("a\n", File.ReadAllText(_home["again", "deep", "a.md"]));
        _home.Write("again/deep/a.md", "a\nb\n");
        Json("knowledge", "publish", "again");
        Assert.Equal(1, Json("knowledge", "receive", "brisa").GetProperty("modified").GetInt32());
        var first = Json("knowledge", "history", "brisa").EnumerateArray().Single(version => version.GetProperty("added").GetInt32() == 2).Text("revision")!;
        Json("knowledge", "restore", "brisa", first);
        Assert.Equal("a\n", File.ReadAllText(_home["notes", "deep", "a.md"]));
        Json("knowledge", "delete", "brisa", "--gist");
        Assert.False(_server.Has(id));
        Assert.True(File.Exists(_home["notes", "facts.json"]));
    }

    [Fact]
    public void What_secret_means_is_said_on_the_error_stream_the_first_time()
    {
        var first = Run(_token, "knowledge", "publish", "brisa", "--path", _home["notes"], "--gist");
        var second = Run(_token, "knowledge", "publish", "other", "--path", _home["notes", "deep"], "--gist");

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Contains("unlisted, not private", first.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("unlisted", second.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_token_or_its_scope_a_publication_ends_with_5_and_a_list_with_1()
    {
        var without = Run(null, "--json", "knowledge", "publish", "brisa", "--path", _home["notes"], "--gist");
        var poor = Run(_poor, "knowledge", "publish", "brisa", "--gist");
        var list = Run(null, "knowledge", "list", "--remote");

        Assert.Equal((5, 5, 1), (without.ExitCode, poor.ExitCode, list.ExitCode));
        Assert.Equal("GitHubTokenMissing", without.Json.GetProperty("error").Text("id"));
        Assert.Contains("'gist' is not among them", poor.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(_poor.Value, poor.Error + poor.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_gist_is_refused()
    {
        Assert.Equal(64, Run(_token, "knowledge", "copy", "brisa", "--gist", "../../etc").ExitCode);
        Assert.Equal(1, Run(_token, "knowledge", "copy", "brisa", "--gist", "0123456789abcdef").ExitCode);
        Assert.Equal(64, Run(_token, "knowledge", "publish", "brisa", "--path", _home["notes"], "--gist", "--github", "http://example.org").ExitCode);
        Assert.False(Directory.Exists(_home["brisa"]));
    }

    [Fact]
    public void The_stand_in_runs_as_a_program_until_its_input_ends()
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "MemoryVault.GitHub.dll"), "--gists", "3", "--fault", "GET:/gists:503"])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true,
        };
        using var program = Process.Start(start)!;
        using var facts = JsonDocument.Parse(program.StandardOutput.ReadLine()!);
        var (url, token) = (facts.RootElement.Text("url"), facts.RootElement.Text("token"));

        var outcome = _home.RunWith(Variables(url!, token), "--json", "knowledge", "list", "--remote");
        program.StandardInput.Close();

        Assert.Equal("[]", outcome.Output.Trim());
        Assert.True(program.WaitForExit(TimeSpan.FromMinutes(1)));
        Assert.Equal(0, program.ExitCode);
    }

    private static Dictionary<string, string?> Variables(string url, string? token) => new() { ["GITHUB_API_URL"] = url, ["GITHUB_TOKEN"] = token };

    private Outcome Run(GitHubToken? token, params string[] arguments) => _home.RunWith(Variables(_server.Url, token?.Value), arguments);

    private JsonElement Json(params string[] arguments)
    {
        var outcome = Run(_token, ["--json", .. arguments]);
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        return outcome.Json;
    }
}
