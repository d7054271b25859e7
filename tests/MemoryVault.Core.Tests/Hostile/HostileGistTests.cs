using System.Net;
using System.Text;
using MemoryVault.GitHub;
using MemoryVault.Knowledge.Gists;
using MemoryVault.Tests.Knowledge.Gists;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Hostile;

/// <summary>A server in the place of GitHub that answers with ill will: pages in a circle, lists cut short, ids that lead elsewhere, other places.</summary>
public sealed class HostileGistTests : IAsyncLifetime
{
    private GistScene _scene = null!;

    public async Task InitializeAsync() => _scene = await GistScene.CreateAsync();

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    [Theory]
    [InlineData("/gists?page=2", "/gists?page=2")]
    [InlineData("/gists?page=2", "/gists?page=3&x=1")]
    public async Task Pages_in_a_circle_and_without_end_are_an_error(string one, string two)
    {
        var asked = 0;
        using var server = new LoopbackListener(context =>
        {
            var isSecond = context.Request.RawUrl!.EndsWith(one, StringComparison.Ordinal);
            context.Response.AddHeader("Link", $"<{context.Request.Url!.GetLeftPart(UriPartial.Authority)}{(isSecond ? two : one)}>; rel=\"next\"");
            asked++;
            Answer(context, $"[{Gist("a1")},{Gist("a1")}]");
        });
        using var service = Open(server.Url);

        var error = await Assert.ThrowsAsync<GitHubFailedException>(async () => await service.ListAsync(default).ToListAsync());

        Assert.Contains("circle", error.Message, StringComparison.Ordinal);
        Assert.InRange(asked, 1, 10);
    }

    [Theory]
    [InlineData("../../../user")]
    [InlineData("a?b=c")]
    [InlineData("")]
    [InlineData("a\\u0000b")]
    [InlineData("-rf")]
    public async Task A_gist_whose_id_is_none_is_refused(string id)
    {
        using var server = new LoopbackListener(context => Answer(context, $"[{Gist(id)}]"));
        using var service = Open(server.Url);

        var error = await Assert.ThrowsAsync<GitHubFailedException>(async () => await service.ListAsync(default).ToListAsync());

        Assert.Contains("did not answer as GitHub does", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_that_lead_elsewhere_are_listed_and_no_list_that_is_cut_short_counts()
    {
        var whole = $"[{Gist("b2")},{Gist("a1")},{Gist("b2")}]";
        var length = 0;
        using var server = new LoopbackListener(context => Answer(context, length == 0 ? whole : whole[..length]));
        using var service = Open(server.Url);

        Assert.Equal(["b2", "a1"], (await service.ListAsync(default).ToListAsync()).Select(gist => gist.Id));
        for (length = 1; length < whole.Length; length += 29)
        {
            await Assert.ThrowsAsync<GitHubFailedException>(async () => await service.ListAsync(default).ToListAsync());
        }
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task The_token_is_taken_nowhere_else_by_a_redirection(int status)
    {
        var reached = 0;
        using var other = new LoopbackListener(context =>
        {
            reached++;
            Answer(context, "[]");
        });
        using var server = new LoopbackListener(context =>
        {
            context.Response.StatusCode = status;
            context.Response.AddHeader("Location", $"{other.Url}/gists");
        });
        using var service = Open(server.Url);

        var error = await Assert.ThrowsAsync<GitHubFailedException>(async () => await service.ListAsync(default).ToListAsync());

        Assert.Contains("sends elsewhere", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, reached);
    }

    private static string Gist(string id) =>
        $$$"""{"id":"{{{id}}}","html_url":"https://gist.github.com/x","git_push_url":"https://gist.github.com/x.git","created_at":"2026-01-01T00:00:00Z","updated_at":"2026-01-01T00:00:00Z","files":{"../../etc/passwd":null,"CON":null,"gistfile1.txt":null,"{{{new string('n', 300)}}}":null}}""";

    private static void Answer(HttpListenerContext context, string json)
    {
        context.Response.ContentType = "application/json";
        context.Response.OutputStream.Write(Encoding.UTF8.GetBytes(json));
    }

    private GistService Open(string url) =>
        new(_scene.Vault, GitHubSite.Choose(url, _scene.Environment), new MemoryVault.Knowledge.Gists.GitHubToken(_scene.Token.Value, "GITHUB_TOKEN"), patience: TimeSpan.Zero);
}
