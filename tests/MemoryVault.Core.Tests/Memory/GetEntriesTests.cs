using MemoryVault.Memory;

namespace MemoryVault.Tests.Memory;

public sealed class GetEntriesTests : IAsyncLifetime
{
    private MemoryScene _scene = null!;

    public async Task InitializeAsync()
    {
        _scene = await MemoryScene.CreateAsync();
        await _scene.SetAsync("""{"tasks":{"bug-1":{"n":1},"bug-2":2,"x":3},"Notes":{},"one":"value"}""");
    }

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    [Theory]
    [InlineData(null, null, """Notes={} one="value" tasks/bug-1={"n":1} tasks/bug-2=2 tasks/x=3""")]
    [InlineData("tasks", null, """tasks/bug-1={"n":1} tasks/bug-2=2 tasks/x=3""")]
    [InlineData("t*", "bug-?", """tasks/bug-1={"n":1} tasks/bug-2=2""")]
    [InlineData("tasks", "x", "tasks/x=3")]
    [InlineData("*", "nix", "")]
    [InlineData("n*", "n*", "")]
    public async Task Entries_are_found_by_section_and_key(string? section, string? key, string expected) =>
        Assert.Equal(expected, await ReadAsync(new GetEntriesOptions { Section = section, Key = key }));

    [Theory]
    [InlineData("nix", null)]
    [InlineData("tasks", "nix")]
    public async Task A_name_without_wildcards_that_is_not_there_is_an_error(string section, string? key) =>
        await Assert.ThrowsAsync<EntryMissingException>(() => ReadAsync(new GetEntriesOptions { Section = section, Key = key }));

    [Fact]
    public async Task A_dry_run_of_a_check_in_tells_the_operations_and_writes_nothing()
    {
        var head = await _scene.SetAsync("""{"tasks":{"a":1}}""");
        var options = new CheckInOptions { Agent = "a", Proposal = MemoryScene.Json("""{"tasks":{"a":2}}"""), Source = "test", Base = head, DryRun = true };

        var plan = await _scene.CheckInAsync(options);

        Assert.Equal((1, null, head), (plan.PatchSize, plan.Event, plan.Revision));
        await _scene.IsAsync("""{"tasks":{"a":1}}""");
        Assert.Equal(head, _scene.Git("rev-parse", "main").Trim());
    }

    private async Task<string> ReadAsync(GetEntriesOptions options)
    {
        var found = new List<string>();
        await foreach (var entry in new GetEntries(_scene.Vault).RunAsync(options, CancellationToken.None))
        {
            found.Add($"{new EntryPath(entry.Section, entry.Key)}={entry.Value}");
        }

        return string.Join(' ', found.Order(StringComparer.Ordinal));
    }
}
