using MemoryVault.Memory.Events;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Memory.Events;

public sealed class ApproveEventsTests : IAsyncLifetime
{
    private EventScene _scene = null!;
    private string _made = string.Empty;
    private string _removed = string.Empty;
    private string _again = string.Empty;

    public async Task InitializeAsync()
    {
        _scene = await EventScene.CreateAsync();
        _made = await _scene.CheckInAsync("a", """{"t":{"x":1,"y":2}}""");
        _removed = await _scene.CheckInAsync("a", """{"t":{"x":null}}""");
        _again = await _scene.CheckInAsync("a", """{"t":{"y":null,"z":1}}""");
    }

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    [Fact]
    public async Task A_removal_waits_for_review_until_it_is_approved()
    {
        Assert.Equal([_again, _removed], await _scene.IdsAsync(new ListEventsOptions { Review = ReviewState.Required }));
        Assert.Equal(new EventCount(3, 2), await CountAsync());
        var tree = await _scene.Memory.TreeAsync();

        var result = await _scene.ApproveAsync("reviewer", _removed);

        Assert.Equal(tree, await _scene.Memory.TreeAsync());
        Assert.Equal((await _scene.HeadAsync(), 0), (result.Revision, result.AlreadyApproved.Count));
        Assert.Equal([_again], await _scene.IdsAsync(new ListEventsOptions { Review = ReviewState.Required }));
        var approved = Assert.Single(await _scene.ListAsync(new ListEventsOptions { Review = ReviewState.Approved }));
        Assert.Equal((_removed, new EventApproval("reviewer", _scene.Memory.Clock.Wall, "looked at it", result.Event!)), (approved.EventId, approved.Approval));
        var approval = (await _scene.ListAsync())[0];
        Assert.Equal(("approve", "reviewer", _removed), (approval.Kind, approval.AgentId, Assert.Single(approval.Approves)));
        Assert.Equal(new EventCount(4, 1), await CountAsync());
    }

    [Fact]
    public async Task Several_are_approved_by_one_commit_and_twice_is_told()
    {
        await _scene.ApproveAsync("first", _removed);
        var before = await _scene.HeadAsync();

        var result = await _scene.ApproveAsync("second", _removed, _again, _removed);

        Assert.Equal([_removed], result.AlreadyApproved);
        Assert.Equal(["first", "second"], result.Events.Select(found => found.Approval!.By));
        Assert.Equal(before, _scene.Memory.Git("rev-parse", "main~1"));
        Assert.Equal(new EventCount(5, 0), await CountAsync());

        var third = await _scene.ApproveAsync("third", _removed);
        Assert.Null(third.Event);
        Assert.Null(third.Revision);
        Assert.Equal("first", third.Events[0].Approval!.By);
        Assert.Equal(result.Revision, await _scene.HeadAsync());
    }

    [Fact]
    public async Task The_beginning_of_an_id_is_enough_and_so_is_the_commit()
    {
        var revision = (await _scene.ListAsync()).Find(found => found.EventId == _removed)!.Revision;
        Assert.Equal(_removed, (await _scene.ApproveAsync("r", revision[..12])).Events[0].EventId);
        Assert.Equal([_removed], (await _scene.ApproveAsync("r", revision)).AlreadyApproved);
        Assert.Equal([_removed], (await _scene.ApproveAsync("r", _removed[..20].ToUpperInvariant())).AlreadyApproved);
    }

    [Fact]
    public async Task A_beginning_of_several_ids_is_ambiguous_and_names_them()
    {
        var error = await Assert.ThrowsAsync<EventAmbiguousException>(() => _scene.ApproveAsync("r", _made[..6]));
        Assert.Equal([_again, _removed, _made], error.Candidates.Take(3));
        Assert.Equal(VaultErrorKind.InvalidInput, error.Kind);
    }

    [Theory]
    [InlineData("01890000-0000-7000-8000-000000000000")]
    [InlineData("ffff")]
    [InlineData("abc")]
    [InlineData("yesterday")]
    [InlineData("")]
    public async Task What_is_no_event_is_an_error_and_nothing_is_approved(string name)
    {
        var before = await _scene.HeadAsync();
        var error = await Assert.ThrowsAsync<EventNotFoundException>(() => _scene.ApproveAsync("r", _removed, name));
        Assert.Equal(name, error.Target);
        Assert.Equal(before, await _scene.HeadAsync());
    }

    [Fact]
    public async Task Who_approves_has_a_name()
    {
        await Assert.ThrowsAsync<InvalidInputException>(() => _scene.ApproveAsync("two\nlines", _removed));
        var result = await new ApproveEvents(_scene.Vault).RunAsync(new ApproveEventsOptions { Events = [_removed] }, default);
        Assert.Equal($"{_scene.Memory.Services.Environment.UserName}@box", result.Events[0].Approval!.By);
        await Assert.ThrowsAsync<InvalidInputException>(() => new ApproveEvents(_scene.Vault).RunAsync(new ApproveEventsOptions { Events = [] }, default));
    }

    [Fact]
    public async Task The_count_starts_anew_where_main_was_set_back_or_the_file_is_damaged()
    {
        await _scene.ApproveAsync("r", _removed);
        Assert.Equal(new EventCount(4, 1), await CountAsync());
        await File.WriteAllTextAsync(_scene.Vault.Paths.EventTally, "{");
        Assert.Equal(new EventCount(4, 1), await CountAsync());
        _scene.SetHead(_scene.Memory.Git("rev-parse", "main~2"));
        Assert.Equal(new EventCount(2, 1), await CountAsync());
    }

    private Task<EventCount> CountAsync() => new CountEvents(_scene.Vault).RunAsync(default);
}
