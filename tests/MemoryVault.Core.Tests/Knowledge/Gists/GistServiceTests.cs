using MemoryVault.GitHub;
using MemoryVault.Knowledge.Gists;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Knowledge.Gists;

/// <summary>Making, describing and deleting gists, and what is said where GitHub refuses.</summary>
public sealed class GistServiceTests : IAsyncLifetime
{
    private readonly LeapingClock _clock = new();
    private GistScene _scene = null!;

    public async Task InitializeAsync() => _scene = await GistScene.CreateAsync(_clock);

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    [Fact]
    public async Task A_gist_is_made_described_and_deleted()
    {
        using var service = _scene.Open();

        var made = await CreateAsync(service);
        await service.DescribeAsync(made.Id, "what it is", default);
        var read = await service.GetAsync(made.Id, default);
        await service.DeleteAsync(made.Id, default);

        Assert.Equal(("a project", false, "octocat"), (made.Description, made.IsPublic, made.Owner));
        Assert.Equal(["brisa"], made.Projects);
        Assert.Equal("what it is", read.Description);
        Assert.False(_scene.Server.Has(made.Id));
    }

    [Fact]
    public async Task A_gateway_that_fails_after_it_passed_the_request_on_does_not_make_two_gists()
    {
        _scene.Server.Add(new GitHubFault { Method = "POST", Status = 502, HappensAfterwards = true });
        using var service = _scene.Open();

        var made = await CreateAsync(service);

        Assert.Equal([made.Id], (await service.ListAsync(default).ToListAsync()).Select(gist => gist.Id));
    }

    [Fact]
    public async Task A_request_that_was_in_vain_is_sent_again()
    {
        _scene.Server.Add(new GitHubFault { Method = "POST", Status = 503 });
        using var service = _scene.Open();

        var made = await CreateAsync(service);

        Assert.True(_scene.Server.Has(made.Id));
    }

    [Fact]
    public async Task A_deletion_whose_answer_was_lost_is_done()
    {
        using var service = _scene.Open();
        var made = await CreateAsync(service);
        _scene.Server.Add(new GitHubFault { Method = "DELETE", Status = 502, HappensAfterwards = true });

        var error = await Assert.ThrowsAsync<GitHubFailedException>(() => service.DeleteAsync(made.Id, default));

        Assert.Equal(GitHubFailure.NotFound, error.Failure);
        Assert.False(await service.ExistsAsync(made.Id, default));
    }

    [Fact]
    public async Task A_token_that_GitHub_does_not_know_is_named_by_where_it_was_found_and_not_shown()
    {
        var wrong = GitHub.GitHubToken.Create("nobody", "gist");
        using var service = _scene.Open(wrong, isPublication: true);

        var error = await Assert.ThrowsAsync<GitHubFailedException>(() => CreateAsync(service));

        Assert.Equal((GitHubFailure.Denied, VaultErrorKind.NotPushed), (error.Failure, error.Kind));
        Assert.Contains("does not know the token from GITHUB_TOKEN", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(wrong.Value, error.ToString() + error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_found_for_want_of_a_scope_is_explained()
    {
        await using var scene = await GistScene.CreateAsync(new GitHubOptions { Folder = string.Empty, Clock = _clock }, "repo", "workflow");
        using var service = scene.Open();

        var error = await Assert.ThrowsAsync<GitHubFailedException>(() => CreateAsync(service));

        Assert.Equal((GitHubFailure.Denied, 404), (error.Failure, error.Status));
        Assert.Contains("its scopes are 'repo, workflow', and 'gist' is not among them", error.Message, StringComparison.Ordinal);
        Assert.Contains("scope 'gist'", error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_gist_of_somebody_else_cannot_be_changed_which_is_said()
    {
        var theirs = _scene.Server.Add("monalisa", "hers", isPublic: true, ("a.txt", "a"));
        using var service = _scene.Open();

        var error = await Assert.ThrowsAsync<GitHubFailedException>(() => service.DescribeAsync(theirs, "mine", default));

        Assert.Equal(GitHubFailure.NotFound, error.Failure);
        Assert.Contains("somebody else's", error.Message, StringComparison.Ordinal);
        Assert.Equal("hers", _scene.Server.DescriptionOf(theirs));
    }

    [Fact]
    public async Task A_server_that_is_no_GitHub_is_told_as_such()
    {
        using var listener = new LoopbackListener(context => context.Response.OutputStream.Write("<html>Log in</html>"u8));
        using var service = new GistService(_scene.Vault, GitHubSite.Choose(listener.Url, _scene.Environment), null);

        var error = await Assert.ThrowsAsync<GitHubFailedException>(async () => await service.ListAsync(default).ToListAsync());

        Assert.Contains("did not answer as GitHub does", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_token_does_not_follow_a_redirection()
    {
        var seen = new List<string?>();
        using var elsewhere = new LoopbackListener(context => seen.Add(context.Request.Headers["Authorization"]));
        using var listener = new LoopbackListener(context =>
        {
            context.Response.StatusCode = 307;
            context.Response.AddHeader("Location", elsewhere.Url + "/gists");
        });
        using var service = new GistService(_scene.Vault, GitHubSite.Choose(listener.Url, _scene.Environment), new("secret-word", "GITHUB_TOKEN"));

        var error = await Assert.ThrowsAsync<GitHubFailedException>(async () => await service.ListAsync(default).ToListAsync());

        Assert.Equal(307, error.Status);
        Assert.Empty(seen);
    }

    [Fact]
    public async Task A_next_page_elsewhere_is_not_asked_for()
    {
        var seen = new List<string?>();
        using var elsewhere = new LoopbackListener(context => seen.Add(context.Request.Headers["Authorization"]));
        using var listener = new LoopbackListener(context =>
        {
            context.Response.AddHeader("Link", $"<{elsewhere.Url}/gists?page=2>; rel=\"next\"");
            context.Response.OutputStream.Write("[]"u8);
        });
        using var service = new GistService(_scene.Vault, GitHubSite.Choose(listener.Url, _scene.Environment), new("secret-word", "GITHUB_TOKEN"));

        await Assert.ThrowsAsync<GitHubFailedException>(async () => await service.ListAsync(default).ToListAsync());

        Assert.Empty(seen);
    }

    private static Task<Gist> CreateAsync(GistService service) =>
        service.CreateAsync("a project", isPublic: false, GistMarker.NameOf("brisa"), GistMarker.Content, default);
}
