using MemoryVault.Json.Merge;

namespace MemoryVault.Tests.Memory;

/// <summary>Which side a strategy takes that compares the sides: what counts is the event that wrote the other one.</summary>
public sealed class CheckInStrategyTests : IAsyncLifetime
{
    private MemoryScene _scene = null!;

    public async Task InitializeAsync() => _scene = await MemoryScene.CreateAsync();

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    [Theory]
    [InlineData(0.8, "ours")]
    [InlineData(0.6, "theirs")]
    [InlineData(0.7, null)]
    public async Task The_surer_is_known_by_the_last_event_that_changed_the_entry(double confidence, string? taken)
    {
        var start = await _scene.SetAsync("""{"facts":{"a":"old","b":"old"}}""");
        await _scene.MergePatchAsync("x", """{"facts":{"a":"first"}}""", "main", confidence: 1);
        await _scene.MergePatchAsync("y", """{"facts":{"a":"theirs"}}""", "main", confidence: 0.7);
        await _scene.MergePatchAsync("z", """{"facts":{"b":"other"}}""", "main", confidence: 0.1);

        var result = await _scene.MergePatchAsync("me", """{"facts":{"a":"ours"}}""", start, confidence: confidence, strategy: MergeStrategy.Confidence);

        Assert.Equal(taken is null ? ["/facts/a"] : [], result.Conflicts.Select(conflict => conflict.Path.ToString()));
        await _scene.IsAsync($$"""{"facts":{"a":"{{taken ?? "theirs"}}","b":"other"} }""");
    }

    [Fact]
    public async Task Members_of_the_values_count_only_where_an_event_does_not_tell()
    {
        var start = await _scene.SetAsync("""{"facts":{"a":{"v":0,"confidence":0},"b":{"v":0,"confidence":0}}}""");
        await _scene.MergePatchAsync("x", """{"facts":{"a":{"v":1,"confidence":0.9}}}""", "main", confidence: 0.3);
        await _scene.MergePatchAsync("y", """{"facts":{"b":{"v":1,"confidence":0.9}}}""", "main");

        await _scene.MergePatchAsync(
            "me", """{"facts":{"a":{"v":2,"confidence":0.5},"b":{"v":2,"confidence":0.5}}}""", start, confidence: 0.6, strategy: MergeStrategy.Confidence);

        await _scene.IsAsync("""{"facts":{"a":{"v":2,"confidence":0.5},"b":{"v":1,"confidence":0.9}}}""");
    }

    [Fact]
    public async Task The_newer_is_the_one_that_was_checked_in_last_whatever_the_values_say()
    {
        var start = await _scene.SetAsync("""{"facts":{"a":{"v":0,"updated_at":"2020-01-01T00:00:00Z"}}}""");
        _scene.Clock.Advance(TimeSpan.FromMinutes(1));
        await _scene.MergePatchAsync("x", """{"facts":{"a":{"v":1,"updated_at":"2030-01-01T00:00:00Z"}}}""", "main");
        var now = _scene.Clock.Wall;

        _scene.Clock.Wall = now.AddMinutes(-5);
        await _scene.MergePatchAsync("behind", """{"facts":{"a":{"v":2}}}""", start, strategy: MergeStrategy.Newest);
        await _scene.IsAsync("""{"facts":{"a":{"v":1,"updated_at":"2030-01-01T00:00:00Z"}}}""");

        _scene.Clock.Wall = now.AddMinutes(5);
        await _scene.MergePatchAsync("me", """{"facts":{"a":{"v":3,"updated_at":"2021-01-01T00:00:00Z"}}}""", start, strategy: MergeStrategy.Newest);
        await _scene.IsAsync("""{"facts":{"a":{"v":3,"updated_at":"2021-01-01T00:00:00Z"}}}""");
    }

    [Fact]
    public async Task A_removal_is_as_sure_as_its_event()
    {
        var start = await _scene.SetAsync("""{"facts":{"a":1,"b":1,"c":1}}""");
        await _scene.MergePatchAsync("x", """{"facts":{"a":null}}""", "main", confidence: 0.9);
        await _scene.MergePatchAsync("y", """{"facts":{"b":null}}""", "main", confidence: 0.1);

        await _scene.MergePatchAsync("me", """{"facts":{"a":2,"b":2}}""", start, confidence: 0.5, strategy: MergeStrategy.Confidence);

        await _scene.IsAsync("""{"facts":{"b":2,"c":1}}""");
    }

    [Fact]
    public async Task In_a_section_that_both_made_each_entry_has_an_event_of_its_own()
    {
        var start = await _scene.SetAsync("""{"x":1}""");
        await _scene.MergePatchAsync("x", """{"facts":{"a":"theirs"}}""", "main", confidence: 0.9);
        await _scene.MergePatchAsync("y", """{"facts":{"b":"theirs"}}""", "main", confidence: 0.1);

        await _scene.MergePatchAsync("me", """{"facts":{"a":"ours","b":"ours"}}""", start, confidence: 0.5, strategy: MergeStrategy.Confidence);

        await _scene.IsAsync("""{"x":1,"facts":{"a":"theirs","b":"ours"}}""");
    }

    [Fact]
    public async Task A_section_that_is_one_value_has_one_event()
    {
        var start = await _scene.SetAsync("""{"road":[1],"x":{"y":1}}""");
        await _scene.MergePatchAsync("x", """{"road":[2]}""", "main", confidence: 0.4);
        await _scene.MergePatchAsync("y", """{"x":{"y":2}}""", "main", confidence: 1);

        await _scene.MergePatchAsync("me", """{"road":[3]}""", start, confidence: 0.5, strategy: MergeStrategy.Confidence);

        await _scene.IsAsync("""{"road":[3],"x":{"y":2}}""");
    }

    [Fact]
    public async Task A_strategy_of_the_rules_asks_the_events_too()
    {
        await _scene.PutAsync("merge.json", """{"rules":[{"path":"/facts/**","strategy":"confidence"}]}""");
        var start = await _scene.SetAsync("""{"facts":{"a":0,"b":0},"x":{"a":0}}""");
        await _scene.MergePatchAsync("x", """{"facts":{"a":1},"x":{"a":1}}""", "main", confidence: 0.9);

        await _scene.MergePatchAsync("me", """{"facts":{"a":2}}""", start, confidence: 0.5);
        var refused = await _scene.MergePatchAsync("me", """{"x":{"a":2}}""", start, confidence: 0.5);

        await _scene.IsAsync("""{"facts":{"a":1,"b":0},"x":{"a":1}}""");
        Assert.Equal("/x/a", Assert.Single(refused.Conflicts).Path.ToString());
    }

    [Fact]
    public async Task A_fan_out_that_moved_the_entry_is_no_event_of_it()
    {
        var start = await _scene.SetAsync("""{"facts":{"a":0}}""");
        await _scene.MergePatchAsync("x", """{"facts":{"a":1}}""", "main", confidence: 0.9);
        var many = string.Join(',', Enumerable.Range(0, 1001).Select(i => $"\"k{i}\":0"));
        await _scene.MergePatchAsync("y", $$"""{"facts": { {{many}} } }""", "main", confidence: 0.1);
        Assert.StartsWith("memory/facts/c/", _scene.Git("ls-tree", "-r", "--name-only", "main", "memory/facts").Split('\n').Single(path => path.EndsWith("/a.json", StringComparison.Ordinal)), StringComparison.Ordinal);

        await _scene.MergePatchAsync("me", """{"facts":{"a":2}}""", start, confidence: 0.5, strategy: MergeStrategy.Confidence);

        Assert.Equal("1", _scene.Git("show", "main:memory/facts/c/a.json"));
    }
}
