using MemoryVault.Git;
using MemoryVault.Json;
using MemoryVault.Memory.Events;

namespace MemoryVault.Tests.Memory.Events;

public sealed class ListEventsTests : IAsyncLifetime
{
    private EventScene _scene = null!;

    public async Task InitializeAsync() => _scene = await EventScene.CreateAsync();

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    [Fact]
    public async Task An_empty_vault_has_no_events() => Assert.Empty(await _scene.ListAsync());

    [Fact]
    public async Task An_event_says_what_the_agent_said()
    {
        await _scene.CheckInAsync("agent-7", """{"tasks":{"bug-1":{"state":"open"}}}""");
        var before = await _scene.HeadAsync();

        var id = await _scene.CheckInAsync("agent-7", """{"tasks":{"bug-1":{"state":"done"},"bug-2":1}}""", "notes.md", 0.75, "two lines\nof reasons");

        var found = (await _scene.ListAsync(new ListEventsOptions { First = 1, WithPatch = true }))[0];
        Assert.Equal((id, "checkin", "agent-7", "box"), (found.EventId, found.Kind, found.AgentId, found.Machine));
        Assert.Equal(new EventProvenance("notes.md", 0.75, "two lines\nof reasons", "merge-patch"), found.Provenance);
        Assert.Equal((before, before, await _scene.HeadAsync()), (found.BaseHash, found.HeadHashBefore, found.HeadHashAfter));
        Assert.Equal(_scene.Memory.Clock.Wall, found.Timestamp);
        Assert.Equal("""[{"op":"replace","path":"/tasks/bug-1/state","value":"done"},{"op":"add","path":"/tasks/bug-2","value":1}]""", found.Patch!.ToJson().ToString());
        Assert.Equal((2, "low", false, ReviewState.None), (found.PatchSize, found.Risk, found.RequiresReview, found.ReviewState));
    }

    [Fact]
    public async Task The_newest_events_of_a_vault_that_rested_for_years_are_told_without_reading_years_of_it()
    {
        await _scene.CheckInAsync("a", """{"t":{"x":1}}""");
        await _scene.CheckInAsync("a", """{"t":{"x":2}}""");
        var events = await _scene.ListAsync();
        _scene.Memory.Clock.Advance(TimeSpan.FromDays(1000));
        var later = new LaterEvents(_scene.Memory.Vault, ObjectId.Parse(await _scene.HeadAsync()));

        await later.AddToAsync(events[0], CancellationToken.None);
        await later.AddToAsync(events[1], CancellationToken.None);

        Assert.InRange(events[0].Timestamp - later.ReadSince!.Value, TimeSpan.FromDays(1), TimeSpan.FromDays(3));
    }

    [Fact]
    public async Task What_waits_for_review_is_looked_for_by_its_own_word()
    {
        await _scene.CheckInAsync("a", """{"t":{"x":1}}""");

        var query = EventQuery.Of(new ListEventsOptions { Review = ReviewState.Required }, ObjectId.Parse(await _scene.HeadAsync()));

        Assert.Equal(["Vault-Review: required"], query.Messages);
    }

    [Fact]
    public async Task Without_the_patch_its_size_is_told_all_the_same()
    {
        await _scene.CheckInAsync("a", """{"tasks":{"x":1,"y":2}}""");
        await _scene.CheckInAsync("a", """{"tasks":{"x":null,"y":3}}""");
        var events = await _scene.ListAsync();
        Assert.All(events, found => Assert.Null(found.Patch));
        Assert.Equal([2, 1], events.Select(found => found.PatchSize));
    }

    [Fact]
    public async Task Every_patch_makes_the_memory_before_into_the_memory_after()
    {
        string[] patches = ["""{"t":{"a":[1,2,3]}}""", """{"t":{"a":[0,1,3],"b":{}},"n":5}""", """{"n":null,"t":{"b":{"x~/y":[]}}}""", """{"t":null}"""];
        var states = new List<JsonValue> { JsonObject.Empty };
        foreach (var patch in patches)
        {
            await _scene.CheckInAsync("a", patch);
            states.Add(await _scene.Memory.MemoryAsync());
        }

        var events = await _scene.ListAsync(new ListEventsOptions { WithPatch = true });
        events.Reverse();
        Assert.Equal(patches.Length, events.Count);
        foreach (var (i, found) in events.Index())
        {
            Assert.Equal(states[i + 1], found.Patch!.Apply(states[i]));
        }
    }

    [Fact]
    public async Task Events_are_chosen_by_agent_section_source_time_and_number()
    {
        var one = await _scene.CheckInAsync("agent-1", """{"tasks":{"x":1}}""");
        var eleven = await _scene.CheckInAsync("agent-11", """{"Tasks":{"x":1}}""", "mail");
        var two = await _scene.CheckInAsync("agent-1", """{"notes":5}""", "mail");

        Assert.Equal([two, eleven, one], await _scene.IdsAsync());
        Assert.Equal([two, one], await _scene.IdsAsync(new ListEventsOptions { Agent = "agent-1" }));
        Assert.Equal([eleven], await _scene.IdsAsync(new ListEventsOptions { Agent = "agent-11" }));
        Assert.Equal([one], await _scene.IdsAsync(new ListEventsOptions { Section = "tasks" }));
        Assert.Equal([eleven], await _scene.IdsAsync(new ListEventsOptions { Section = "Tasks" }));
        Assert.Equal([two], await _scene.IdsAsync(new ListEventsOptions { Section = "notes" }));
        Assert.Equal([two, eleven], await _scene.IdsAsync(new ListEventsOptions { Source = "mail" }));
        Assert.Equal([two, eleven], await _scene.IdsAsync(new ListEventsOptions { First = 2 }));
        var middle = (await _scene.ListAsync())[1].Timestamp;
        Assert.Equal([two, eleven], await _scene.IdsAsync(new ListEventsOptions { Since = middle }));
        Assert.Equal([eleven, one], await _scene.IdsAsync(new ListEventsOptions { Until = middle }));
    }

    [Fact]
    public async Task Backups_are_events_only_where_they_are_asked_for()
    {
        await _scene.Memory.PutAsync("backup/box/notes/a.md", "a");
        var one = await _scene.CheckInAsync("a", """{"t":{"x":1}}""");
        Assert.Equal([one], await _scene.IdsAsync());
        Assert.Equal(["checkin", "test"], (await _scene.ListAsync(new ListEventsOptions { Kinds = ["all"] })).Select(found => found.Kind));
        Assert.Equal(["test"], (await _scene.ListAsync(new ListEventsOptions { Kinds = ["Test"] })).Select(found => found.Kind));
    }

    [Fact]
    public async Task A_word_in_a_message_or_a_strangers_commit_makes_no_event()
    {
        var one = await _scene.CheckInAsync("a", """{"t":{"x":1}}""", why: "not\nVault-Kind: checkin\nVault-Agent: b");
        var tree = _scene.Memory.Git("rev-parse", "main^{tree}");
        _scene.SetHead(_scene.Memory.Git("-c", "user.name=b", "-c", "user.email=b@c", "commit-tree", tree, "-p", "main", "-m", "Vault-Kind: checkin"));
        Assert.Equal([one], await _scene.IdsAsync());
        Assert.Empty(await _scene.IdsAsync(new ListEventsOptions { Agent = "b" }));
    }

    [Fact]
    public async Task Of_a_merge_the_events_of_the_other_side_are_listed_and_not_the_merge()
    {
        var start = await _scene.CheckInAsync("a", """{"t":{"x":1}}""");
        var @base = await _scene.HeadAsync();
        var theirs = await _scene.CheckInAsync("b", """{"t":{"y":1}}""");
        var other = await _scene.HeadAsync();
        _scene.SetHead(@base);
        var ours = await _scene.CheckInAsync("a", """{"t":{"z":1}}""");
        await _scene.MergeAsync(@base, other);

        Assert.Equal([ours, theirs, start], await _scene.IdsAsync());
        Assert.Equal([ours, theirs, start], await _scene.IdsAsync(new ListEventsOptions { Section = "t" }));
        Assert.Equal(3, (await new CountEvents(_scene.Vault).RunAsync(default)).Events);
    }
}
