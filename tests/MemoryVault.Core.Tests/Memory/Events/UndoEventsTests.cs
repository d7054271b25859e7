using MemoryVault.Json.Merge;
using MemoryVault.Leases;
using MemoryVault.Memory;
using MemoryVault.Memory.Events;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Memory.Events;

public sealed class UndoEventsTests : IAsyncLifetime
{
    private EventScene _scene = null!;

    public async Task InitializeAsync() => _scene = await EventScene.CreateAsync();

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    [Fact]
    public async Task What_others_changed_since_stays()
    {
        var first = await _scene.CheckInAsync("a", """{"t":{"x":{"n":1,"state":"open"}}}""");
        var second = await _scene.CheckInAsync("b", """{"t":{"x":{"n":2},"y":1}}""");
        await _scene.CheckInAsync("a", """{"t":{"x":{"state":"done"},"z":1}}""");

        var result = await _scene.UndoAsync(second);

        Assert.Empty(result.Conflicts);
        await _scene.Memory.IsAsync("""{"t":{"x":{"n":1,"state":"done"},"z":1}}""");
        Assert.Equal([second], result.Events.Select(found => found.EventId));
        Assert.Equal((2, "low", true), (result.PatchSize, result.Risk, result.RequiresReview));
        var undo = (await _scene.ListAsync(new ListEventsOptions { WithPatch = true }))[0];
        Assert.Equal(("undo", second, result.Event), (undo.Kind, Assert.Single(undo.Undoes), undo.EventId));
        Assert.Equal(result.Patch.ToJson(), undo.Patch!.ToJson());
        Assert.Equal(result.Event, (await _scene.ListAsync()).Find(found => found.EventId == second)!.Reversal!.EventId);
        Assert.Null((await _scene.ListAsync()).Find(found => found.EventId == first)!.Reversal);
    }

    [Fact]
    public async Task A_section_that_the_event_created_goes_only_if_nothing_else_is_in_it()
    {
        var first = await _scene.CheckInAsync("a", """{"t":{"x":1}}""");
        var second = await _scene.CheckInAsync("b", """{"t":{"y":1}}""");
        await _scene.UndoAsync(first);
        await _scene.Memory.IsAsync("""{"t":{"y":1}}""");
        await _scene.UndoAsync(second);
        await _scene.Memory.IsAsync("""{"t":{}}""");
    }

    [Fact]
    public async Task A_section_that_is_gone_already_is_no_conflict()
    {
        var first = await _scene.CheckInAsync("a", """{"t":{"x":1},"u":{"z":1}}""");
        await _scene.CheckInAsync("b", """{"t":null}""");
        Assert.Empty((await _scene.UndoAsync(first)).Conflicts);
        await _scene.Memory.IsAsync("{}");
    }

    [Fact]
    public async Task What_was_changed_again_is_a_conflict_and_nothing_is_written_unless_a_strategy_decides()
    {
        await _scene.CheckInAsync("a", """{"t":{"x":1,"other":1}}""");
        var second = await _scene.CheckInAsync("b", """{"t":{"x":2,"other":2}}""");
        await _scene.CheckInAsync("c", """{"t":{"x":3}}""");
        var before = await _scene.HeadAsync();

        var result = await _scene.UndoAsync(second);

        var conflict = Assert.Single(result.Conflicts);
        Assert.Equal(("/t/x", "2", "3", "1"), (conflict.Path.ToString(), conflict.Base!.ToString(), conflict.Ours!.ToString(), conflict.Theirs!.ToString()));
        Assert.Equal((null, null, second), (result.Event, result.Revision, result.Conflicting!.EventId));
        Assert.Equal(before, await _scene.HeadAsync());

        Assert.Single((await _scene.UndoAsync(new UndoEventsOptions { Events = [second], Strategy = MergeStrategy.Ours, DryRun = true })).Settled);
        Assert.Equal(before, await _scene.HeadAsync());
        await _scene.UndoAsync(MergeStrategy.Theirs, second);
        await _scene.Memory.IsAsync("""{"t":{"x":1,"other":1}}""");
    }

    [Fact]
    public async Task Ours_keeps_what_is_there_now()
    {
        await _scene.CheckInAsync("a", """{"t":{"x":1,"other":1}}""");
        var second = await _scene.CheckInAsync("b", """{"t":{"x":2,"other":2}}""");
        await _scene.CheckInAsync("c", """{"t":{"x":3}}""");
        await _scene.UndoAsync(MergeStrategy.Ours, second);
        await _scene.Memory.IsAsync("""{"t":{"x":3,"other":1}}""");
    }

    [Theory]
    [InlineData(0.9, 0.5, 1)]
    [InlineData(0.5, 0.9, 3)]
    public async Task The_surer_is_known_by_the_events_that_wrote_the_two_values(double earlier, double later, int expected)
    {
        await _scene.CheckInAsync("a", """{"t":{"x":1,"other":1}}""", confidence: earlier);
        var second = await _scene.CheckInAsync("b", """{"t":{"x":2}}""", confidence: 1);
        await _scene.CheckInAsync("c", """{"t":{"x":3}}""", confidence: later);
        await _scene.CheckInAsync("d", """{"t":{"other":2}}""", confidence: 0.7);

        await _scene.UndoAsync(MergeStrategy.Confidence, second);

        await _scene.Memory.IsAsync($$"""{"t":{"x":{{expected}},"other":2} }""");
    }

    [Fact]
    public async Task The_rules_of_the_vault_decide_first()
    {
        await _scene.CheckInAsync("a", """{"t":{"log":[1]}}""");
        await _scene.Memory.PutAsync("merge.json", """{"rules":[{"path":"/t/log","array":"set"}]}""");
        var second = await _scene.CheckInAsync("b", """{"t":{"log":[1,2]}}""");
        await _scene.CheckInAsync("c", """{"t":{"log":[1,2,3]}}""");
        await _scene.UndoAsync(second);
        await _scene.Memory.IsAsync("""{"t":{"log":[1,3]}}""");
    }

    [Fact]
    public async Task What_would_violate_a_schema_is_not_undone()
    {
        await _scene.CheckInAsync("a", """{"t":{"x":{"title":"y"}}}""");
        var second = await _scene.CheckInAsync("a", """{"t":{"x":{"due":"now"}}}""");
        await _scene.Memory.PutAsync("schemas/t.schema.json", """{"additionalProperties":{"required":["due"]}}""");
        var before = await _scene.HeadAsync();

        var error = await Assert.ThrowsAsync<SchemaViolatedException>(() => _scene.UndoAsync(second));

        Assert.Equal("/x", Assert.Single(error.Violations).Pointer.ToString());
        Assert.Equal(before, await _scene.HeadAsync());
    }

    [Fact]
    public async Task A_dry_run_shows_the_patch_and_writes_nothing()
    {
        var first = await _scene.CheckInAsync("a", """{"t":{"x":1}}""");
        var before = await _scene.HeadAsync();
        var result = await _scene.UndoAsync(new UndoEventsOptions { Events = [first], DryRun = true });
        Assert.Equal("""[{"op":"remove","path":"/t"}]""", result.Patch.ToJson().ToString());
        Assert.Equal((true, null, null), (result.DryRun, result.Event, result.Revision));
        Assert.Equal(before, await _scene.HeadAsync());
    }

    [Fact]
    public async Task All_of_an_agent_since_a_time_are_undone_newest_first_and_once()
    {
        await _scene.CheckInAsync("a", """{"t":{"x":0}}""");
        var since = _scene.Memory.Clock.Wall + TimeSpan.FromSeconds(1);
        var one = await _scene.CheckInAsync("bad", """{"t":{"x":1}}""");
        await _scene.CheckInAsync("good", """{"t":{"y":1}}""");
        var two = await _scene.CheckInAsync("bad", """{"t":{"x":2,"z":1}}""");
        var options = new UndoEventsOptions { Agent = "bad", Since = since, By = "operator", Justification = "it went astray" };

        var result = await _scene.UndoAsync(options);

        Assert.Equal([two, one], result.Events.Select(found => found.EventId));
        await _scene.Memory.IsAsync("""{"t":{"x":0,"y":1}}""");
        var undo = (await _scene.ListAsync())[0];
        Assert.Equal(("operator", "it went astray"), (undo.AgentId, undo.Provenance.Justification));

        var again = await _scene.UndoAsync(options);
        Assert.Equal((0, 2, null), (again.Events.Count, again.AlreadyUndone.Count, again.Event));
    }

    [Fact]
    public async Task All_of_a_source_are_undone_whoever_had_them_from_it()
    {
        await _scene.CheckInAsync("a", """{"t":{"x":1}}""", "forged.md");
        await _scene.CheckInAsync("b", """{"t":{"y":1}}""", "user");
        await _scene.CheckInAsync("b", """{"t":{"z":1}}""", "forged.md");
        var result = await _scene.UndoAsync(new UndoEventsOptions { Source = "forged.md", Since = DateTimeOffset.UnixEpoch });
        Assert.Equal(2, result.Events.Count);
        await _scene.Memory.IsAsync("""{"t":{"y":1}}""");
    }

    [Fact]
    public async Task Events_of_one_second_are_undone_in_the_order_of_the_history_however_they_are_named()
    {
        var ids = new List<string>();
        await _scene.CheckInAsync("a", """{"t":{"x":0}}""");
        for (var i = 1; i <= 5; i++)
        {
            var head = await _scene.HeadAsync();
            ids.Add((await _scene.Memory.MergePatchAsync("a", $$$"""{"t":{"x":{{{i}}}}}""", head)).Event!);
        }

        var result = await _scene.UndoAsync([ids[1], ids[4], ids[2], ids[3]]);
        Assert.Equal([ids[4], ids[3], ids[2], ids[1]], result.Events.Select(found => found.EventId));
        await _scene.Memory.IsAsync("""{"t":{"x":1}}""");
    }

    [Fact]
    public async Task An_event_that_changed_no_memory_and_one_that_was_undone_are_told()
    {
        var first = await _scene.CheckInAsync("a", """{"t":{"x":1}}""");
        var approval = (await _scene.ApproveAsync("r", first)).Event!;
        Assert.Equal(approval, Assert.Single((await _scene.UndoAsync(approval)).Unchanging).EventId);
        await _scene.UndoAsync(first);
        var head = await _scene.HeadAsync();
        Assert.Equal(first, Assert.Single((await _scene.UndoAsync(first)).AlreadyUndone).EventId);
        Assert.Equal(head, await _scene.HeadAsync());
    }

    [Fact]
    public async Task An_undo_is_undone_and_the_event_can_be_undone_again()
    {
        var first = await _scene.CheckInAsync("a", """{"t":{"x":1}}""");
        await _scene.CheckInAsync("b", """{"t":{"y":1}}""");
        var undo = (await _scene.UndoAsync(first)).Event!;
        await _scene.UndoAsync(undo);
        await _scene.Memory.IsAsync("""{"t":{"x":1,"y":1}}""");
        Assert.Null((await _scene.ListAsync()).Find(found => found.EventId == first)!.Reversal);
        Assert.Equal(first, Assert.Single((await _scene.UndoAsync(first)).Events).EventId);
        await _scene.Memory.IsAsync("""{"t":{"y":1}}""");
    }

    [Fact]
    public async Task An_undone_event_waits_for_no_review_until_its_undo_is_undone()
    {
        await _scene.CheckInAsync("a", """{"t":{"x":1,"y":1}}""");
        var removal = await _scene.CheckInAsync("a", """{"t":{"x":null}}""");
        var undo = await _scene.UndoAsync(removal);
        Assert.False(undo.RequiresReview);
        Assert.Empty(await _scene.IdsAsync(new ListEventsOptions { Review = ReviewState.Required }));
        Assert.Equal(0, (await new CountEvents(_scene.Vault).RunAsync(default)).AwaitingReview);
        var again = await _scene.UndoAsync(undo.Event!);
        Assert.Equal([again.Event!, removal], await _scene.IdsAsync(new ListEventsOptions { Review = ReviewState.Required }));
        Assert.Equal(2, (await new CountEvents(_scene.Vault).RunAsync(default)).AwaitingReview);
    }

    [Fact]
    public async Task What_another_agent_has_a_lease_on_is_not_touched()
    {
        var first = await _scene.CheckInAsync("a", """{"t":{"x":1},"u":{"x":1}}""");
        var second = await _scene.CheckInAsync("a", """{"u":{"y":1}}""");
        await _scene.Memory.EnterAsync("b", "t");
        var head = await _scene.HeadAsync();

        var error = await Assert.ThrowsAsync<LeaseHeldException>(() => _scene.UndoAsync(first));

        Assert.Equal((VaultErrorKind.LeaseHeld, "b"), (error.Kind, error.Obstacle.AgentId));
        Assert.Equal(head, await _scene.HeadAsync());
        await _scene.UndoAsync(second);
        await _scene.Memory.IsAsync("""{"t":{"x":1},"u":{"x":1}}""");
        await _scene.UndoAsync(new UndoEventsOptions { Events = [first], By = "b" });
        await _scene.Memory.IsAsync("{}");
    }

    [Fact]
    public async Task It_must_be_said_what_to_undo()
    {
        var first = await _scene.CheckInAsync("a", """{"t":{"x":1}}""");
        foreach (var options in new[]
        {
            new UndoEventsOptions(),
            new UndoEventsOptions { Agent = "a" },
            new UndoEventsOptions { Since = DateTimeOffset.UnixEpoch },
            new UndoEventsOptions { Events = [first], Agent = "a" },
        })
        {
            await Assert.ThrowsAsync<InvalidInputException>(() => _scene.UndoAsync(options));
        }

        await _scene.Memory.IsAsync("""{"t":{"x":1}}""");
    }

    [Fact]
    public async Task An_event_of_the_other_side_of_a_merge_can_be_undone()
    {
        await _scene.CheckInAsync("a", """{"t":{"x":{"n":1}}}""");
        var @base = await _scene.HeadAsync();
        var theirs = await _scene.CheckInAsync("b", """{"t":{"x":{"m":1},"y":1}}""");
        var other = await _scene.HeadAsync();
        _scene.SetHead(@base);
        await _scene.CheckInAsync("a", """{"t":{"x":{"n":2}}}""");
        await _scene.MergeAsync(@base, other);
        await _scene.Memory.IsAsync("""{"t":{"x":{"n":2,"m":1},"y":1}}""");

        await _scene.UndoAsync(theirs);
        await _scene.Memory.IsAsync("""{"t":{"x":{"n":2}}}""");
    }
}
