using MemoryVault.Git;
using MemoryVault.GitHub;

namespace MemoryVault.Tests.Git;

/// <summary>Fetch and push over a real sshd.</summary>
public sealed class SshRemoteTests : IDisposable
{
    private const string Main = "refs/heads/main";
    private readonly TestGit _git = new();

    public void Dispose() => _git.Dispose();

    [RequiresSshServerFact]
    public async Task A_push_and_a_fetch_over_ssh_arrive()
    {
        using var server = new SshServer();
        var url = server.UrlOf(_git.MakeRemote("remote.git"));
        _git.SetVariable("GIT_SSH_COMMAND", server.CommandFor("full"));
        await using var repository = await _git.OpenAsync();
        var commit = _git.Commit("a");

        await repository.PushAsync(url, [new(commit, Main)], CancellationToken.None);

        Assert.True(await repository.FetchAsync(url, Main, "refs/memoryvault/incoming/origin", CancellationToken.None));
        Assert.Equal(commit, await repository.ReadRefAsync("refs/memoryvault/incoming/origin", CancellationToken.None));
    }

    [RequiresSshServerFact]
    public async Task A_key_that_may_only_read_fetches_and_is_refused_to_push()
    {
        using var server = new SshServer();
        var remote = _git.MakeRemote("remote.git");
        _git.SetVariable("GIT_SSH_COMMAND", server.CommandFor("reader"));
        await using var repository = await _git.OpenAsync();
        var commit = _git.Commit("a");
        await repository.PushAsync(remote, [new(commit, Main)], CancellationToken.None);

        Assert.True(await repository.FetchAsync(server.UrlOf(remote), Main, "refs/memoryvault/incoming/origin", CancellationToken.None));
        var error = await Assert.ThrowsAsync<RemoteFailedException>(
            () => repository.PushAsync(server.UrlOf(remote), [new(_git.Commit("b", commit), Main)], CancellationToken.None));

        Assert.Equal(RemoteFailure.Denied, error.Failure);
        Assert.Equal(commit.ToString(), _git.RunIn(remote, null, "rev-parse", Main));
    }

    [RequiresSshServerFact]
    public async Task A_key_that_is_not_known_is_denied_without_a_question()
    {
        using var server = new SshServer();
        _git.SetVariable("GIT_SSH_COMMAND", server.CommandFor("stranger"));
        await using var repository = await _git.OpenAsync();

        var error = await Assert.ThrowsAsync<RemoteFailedException>(
            () => repository.PushAsync(server.UrlOf(_git.MakeRemote("remote.git")), [new(_git.Commit("a"), Main)], CancellationToken.None));

        Assert.Equal(RemoteFailure.Denied, error.Failure);
    }

    [RequiresSshServerFact]
    public async Task A_repository_that_is_not_there_and_a_server_that_is_gone_are_told_apart()
    {
        using var server = new SshServer();
        _git.SetVariable("GIT_SSH_COMMAND", server.CommandFor("full"));
        await using var repository = await _git.OpenAsync();
        var commit = _git.Commit("a");

        var missing = await Assert.ThrowsAsync<RemoteFailedException>(
            () => repository.PushAsync(server.UrlOf(_git["nothing.git"]), [new(commit, Main)], CancellationToken.None));
        server.Stop();
        var gone = await Assert.ThrowsAsync<RemoteFailedException>(
            () => repository.PushAsync(server.UrlOf(_git["nothing.git"]), [new(commit, Main)], CancellationToken.None));

        Assert.Equal((RemoteFailure.NotFound, RemoteFailure.Unreachable), (missing.Failure, gone.Failure));
    }
}
