using MemoryVault.GitHub;
using MemoryVault.Knowledge.Gists;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Knowledge.Gists;

/// <summary>GitHub's limits: waited for as it asks, up to a limit of our own.</summary>
public sealed class GistLimitTests : IAsyncLifetime
{
    private readonly LeapingClock _clock = new();
    private GistScene _scene = null!;

    public async Task InitializeAsync()
    {
        _scene = await GistScene.CreateAsync(_clock);
        _scene.Server.Add("octocat", "a note", isPublic: false, ("notes.txt", "one"));
    }

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    [Theory]
    [InlineData(403)]
    [InlineData(429)]
    public async Task What_Retry_After_asks_for_is_waited(int status)
    {
        _scene.Server.Add(new GitHubFault { Status = status, RetryAfter = 37 });

        Assert.Single(await ListAsync());
        Assert.Equal([TimeSpan.FromSeconds(37)], _clock.Waits);
    }

    [Fact]
    public async Task When_there_are_no_requests_left_the_time_of_the_next_is_waited_for()
    {
        _scene.Server.Add(new GitHubFault { Status = 403, IsOutOfRequests = true });

        var error = await Assert.ThrowsAsync<GitHubFailedException>(ListAsync);

        // The stand-in's hour began with it: longer than a command waits.
        Assert.Equal((GitHubFailure.Limited, VaultErrorKind.Busy), (error.Failure, error.Kind));
        Assert.Contains("a command waits for 5 minutes at the most", error.Message, StringComparison.Ordinal);
        Assert.Contains("2026-08-10 13:00:0", error.Remedy, StringComparison.Ordinal);
        Assert.Empty(_clock.Waits);
        Assert.Single(_scene.Server.Requests);
    }

    [Fact]
    public async Task After_a_secondary_limit_without_a_time_a_minute_is_waited_then_twice_as_long_then_no_more()
    {
        _scene.Server.Add(GitHubFault.SecondaryLimit() with { Times = 10 });

        await Assert.ThrowsAsync<GitHubFailedException>(ListAsync);

        Assert.Equal([1, 2], _clock.Waits.Select(wait => wait.TotalMinutes));
    }

    [Fact]
    public async Task A_refusal_that_is_no_limit_is_not_waited_for()
    {
        _scene.Server.Add(new GitHubFault { Status = 403, Message = "Resource not accessible by integration", Times = 10 });

        var error = await Assert.ThrowsAsync<GitHubFailedException>(ListAsync);

        Assert.Equal(GitHubFailure.Denied, error.Failure);
        Assert.Empty(_clock.Waits);
    }

    [Fact]
    public async Task Between_two_changes_there_is_a_second()
    {
        using var service = _scene.Open();
        await service.CreateAsync("one", isPublic: false, "a.txt", "a"u8.ToArray(), default);
        using var another = _scene.Open();
        await another.CreateAsync("two", isPublic: false, "a.txt", "a"u8.ToArray(), default);

        var times = _scene.Server.Requests.Where(request => request.Method == "POST").Select(request => request.Time).ToArray();
        Assert.True(times[1] - times[0] >= TimeSpan.FromSeconds(1), $"{times[1] - times[0]}");
    }

    private async Task<IReadOnlyList<Gist>> ListAsync()
    {
        using var service = _scene.Open();
        return await service.ListAsync(default).ToListAsync();
    }
}
