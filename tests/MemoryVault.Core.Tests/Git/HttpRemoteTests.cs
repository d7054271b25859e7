using MemoryVault.Git;
using MemoryVault.GitHub;

namespace MemoryVault.Tests.Git;

/// <summary>Fetch and push over real git smart HTTP.</summary>
public sealed class HttpRemoteTests : IDisposable
{
    private const string Main = "refs/heads/main";
    private readonly TestGit _git = new();

    public void Dispose() => _git.Dispose();

    [Fact]
    public async Task A_push_and_a_fetch_with_a_credential_helper_arrive_and_the_password_is_in_no_text()
    {
        const string Password = "not-in-any-text";
        var remote = _git.MakeRemote("remote.git");
        using var server = new HttpGitServer(Path.GetDirectoryName(remote)!, "tester:" + Password);
        File.WriteAllText(Path.Combine(_git.Home, ".gitconfig"), $"[credential]\n\thelper = \"!f() {{ echo username=tester; echo password={Password}; }}; f\"\n");
        await using var repository = await _git.OpenAsync();
        var commit = _git.Commit("a");

        await repository.PushAsync(server.UrlOf("remote.git"), [new(commit, Main)], CancellationToken.None);
        Assert.True(await repository.FetchAsync(server.UrlOf("remote.git"), Main, "refs/memoryvault/incoming/origin", CancellationToken.None));
        Assert.Equal(commit, await repository.ReadRefAsync("refs/memoryvault/incoming/origin", CancellationToken.None));

        File.WriteAllText(Path.Combine(_git.Home, ".gitconfig"), $"[credential]\n\thelper = \"!f() {{ echo username=other; echo password={Password}; }}; f\"\n");
        var error = await Assert.ThrowsAsync<RemoteFailedException>(
            () => repository.PushAsync(server.UrlOf("remote.git"), [new(_git.Commit("b", commit), Main)], CancellationToken.None));
        Assert.Equal(RemoteFailure.Denied, error.Failure);
        Assert.DoesNotContain(Password, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_credential_the_remote_denies_and_nobody_is_asked()
    {
        var remote = _git.MakeRemote("remote.git");
        using var server = new HttpGitServer(Path.GetDirectoryName(remote)!, "tester:secret");
        await using var repository = await _git.OpenAsync();

        var error = await Assert.ThrowsAsync<RemoteFailedException>(
            () => repository.PushAsync(server.UrlOf("remote.git"), [new(_git.Commit("a"), Main)], CancellationToken.None));

        Assert.Equal(RemoteFailure.Denied, error.Failure);
    }

    [Fact]
    public async Task A_remote_that_lets_read_but_not_push_denies_the_push()
    {
        var remote = _git.MakeRemote("remote.git");
        using var server = new HttpGitServer(Path.GetDirectoryName(remote)!, null);
        await using var repository = await _git.OpenAsync();
        var commit = _git.Commit("a");
        await repository.PushAsync(remote, [new(commit, Main)], CancellationToken.None);

        Assert.True(await repository.FetchAsync(server.UrlOf("remote.git"), Main, "refs/memoryvault/incoming/origin", CancellationToken.None));
        var error = await Assert.ThrowsAsync<RemoteFailedException>(
            () => repository.PushAsync(server.UrlOf("remote.git"), [new(_git.Commit("b", commit), Main)], CancellationToken.None));

        Assert.Equal(RemoteFailure.Denied, error.Failure);
        Assert.Equal(commit.ToString(), _git.RunIn(remote, null, "rev-parse", Main));
    }

    [Fact]
    public async Task A_repository_that_is_not_there_and_a_server_that_is_gone_are_told_apart()
    {
        var remote = _git.MakeRemote("remote.git");
        var server = new HttpGitServer(Path.GetDirectoryName(remote)!, null);
        await using var repository = await _git.OpenAsync();
        var commit = _git.Commit("a");
        var url = server.UrlOf("nothing.git");

        var missing = await Assert.ThrowsAsync<RemoteFailedException>(() => repository.PushAsync(url, [new(commit, Main)], CancellationToken.None));
        server.Dispose();
        var gone = await Assert.ThrowsAsync<RemoteFailedException>(() => repository.PushAsync(url, [new(commit, Main)], CancellationToken.None));

        Assert.Equal((RemoteFailure.NotFound, RemoteFailure.Unreachable), (missing.Failure, gone.Failure));
    }
}
