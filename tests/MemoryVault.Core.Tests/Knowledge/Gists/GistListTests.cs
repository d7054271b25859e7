using MemoryVault.GitHub;
using MemoryVault.Knowledge.Gists;

namespace MemoryVault.Tests.Knowledge.Gists;

/// <summary>Lists of gists: every page, none twice, nothing that has not changed.</summary>
public sealed class GistListTests : IAsyncLifetime
{
    private const int Count = 25;
    private readonly LeapingClock _clock = new();
    private readonly List<string> _ids = [];
    private GistScene _scene = null!;

    public async Task InitializeAsync()
    {
        _scene = await GistScene.CreateAsync(_clock, page: 10);
        for (var i = 0; i < Count; i++)
        {
            _ids.Add(_scene.Server.Add("octocat", i % 2 == 0 ? null : $"note {i}", isPublic: i % 3 == 0, ("notes.txt", $"{i}")));
        }
    }

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    // The tool that users come from listed the first page alone, and failed over a gist without a description.
    [Fact]
    public async Task Every_page_is_listed_also_of_gists_without_a_description()
    {
        using var service = _scene.Open();

        var listed = await service.ListAsync(default).ToListAsync();

        Assert.Equal(_ids.Order(), listed.Select(gist => gist.Id).Order());
        Assert.Contains(listed, gist => gist.Description is null);
        Assert.Contains(_scene.Server.Requests, request => request.Target.Contains("page=3", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_has_not_changed_is_not_sent_again()
    {
        using (var service = _scene.Open())
        {
            await service.ListAsync(default).ToListAsync();
        }

        var before = _scene.Server.Requests.Count;
        using var again = _scene.Open();
        var listed = await again.ListAsync(default).ToListAsync();

        Assert.Equal(Count, listed.Count);
        Assert.Equal([304, 304, 304], _scene.Server.Requests.Skip(before).Where(request => !request.Target.Contains("since", StringComparison.Ordinal)).Select(request => request.Status));
    }

    [Fact]
    public async Task Lists_of_two_users_are_not_mixed_up()
    {
        using (var service = _scene.Open())
        {
            await service.ListAsync(default).ToListAsync();
        }

        using var other = _scene.Open(_scene.Others);

        Assert.Empty(await other.ListAsync(default).ToListAsync());
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    public async Task A_page_that_fails_is_asked_for_again(int status)
    {
        _scene.Server.Add(new GitHubFault { Path = "page=2", Status = status, Times = 3 });
        using var service = _scene.Open();

        Assert.Equal(Count, (await service.ListAsync(default).ToListAsync()).Count);
        Assert.Equal([1, 2, 4], _clock.Waits.Select(wait => wait.TotalSeconds));
    }

    [Fact]
    public async Task A_page_that_fails_for_good_is_not_taken_for_the_end_of_the_list()
    {
        _scene.Server.Add(new GitHubFault { Path = "page=2", Status = 502, Times = 100 });
        using var service = _scene.Open();

        var error = await Assert.ThrowsAsync<GitHubFailedException>(async () => await service.ListAsync(default).ToListAsync());

        Assert.Equal((GitHubFailure.ServerError, 502), (error.Failure, error.Status));
        Assert.Contains("list the gists", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gist_that_moves_to_the_first_page_while_the_list_is_read_is_not_missed()
    {
        using var service = _scene.Open();
        using var other = _scene.Open();
        var last = _ids.Order(StringComparer.Ordinal).Last();
        List<string> listed = [];

        await foreach (var gist in service.ListAsync(default))
        {
            if (listed.Count == 0)
            {
                await other.DescribeAsync(last, "changed meanwhile", default);
            }

            listed.Add(gist.Id);
        }

        Assert.Equal(_ids.Order(), listed.Order());
    }
}
