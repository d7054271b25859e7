using MemoryVault.Git;
using MemoryVault.Json;
using MemoryVault.Memory;
using MemoryVault.Memory.Tracing;
using MemoryVault.Tests.Memory.Events;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Memory.Tracing;

public sealed class TraceMemoryTests : IAsyncLifetime
{
    private EventScene _scene = null!;

    public async Task InitializeAsync() => _scene = await EventScene.CreateAsync();

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    [Fact]
    public async Task Each_value_belongs_to_the_newest_event_that_gave_it()
    {
        var first = await _scene.CheckInAsync("a", """{"t":{"x":{"state":"open","n":1,"tags":[],"by":{"name":"ann"}}}}""", "user", 0.5, "she said so");
        var revision = await _scene.HeadAsync();
        await _scene.CheckInAsync("b", """{"t":{"y":1}}""");
        var second = await _scene.CheckInAsync("b", """{"t":{"x":{"n":2,"by":{"age":7}}}}""");

        var traced = await TraceAsync("t/x");

        Assert.Equal(["/state", "/n", "/tags", "/by/name", "/by/age"], traced.Select(value => value.Pointer.ToString()));
        Assert.Equal([first, second, first, first, second], traced.Select(value => value.EventId));
        var state = traced[0];
        Assert.Equal(("t/x", "\"open\"", revision, "checkin", "a", "box"), (state.Path, state.Value!.ToString(), state.Revision, state.Kind, state.AgentId, state.Machine));
        Assert.Equal(("user", 0.5, "she said so"), (state.Source, state.Confidence, state.Justification));
    }

    [Fact]
    public async Task A_value_that_went_and_came_back_belongs_to_who_brought_it_back()
    {
        await _scene.CheckInAsync("a", """{"t":{"x":{"n":1,"m":1}}}""");
        await _scene.CheckInAsync("a", """{"t":{"x":{"n":2}}}""");
        var third = await _scene.CheckInAsync("b", """{"t":{"x":{"n":1}}}""");
        Assert.Equal(third, (await TraceAsync("t/x"))[0].EventId);
        await _scene.CheckInAsync("a", """{"t":{"x":null}}""");
        var fifth = await _scene.CheckInAsync("c", """{"t":{"x":{"n":1,"m":1}}}""");
        Assert.All(await TraceAsync("t/x"), value => Assert.Equal(fifth, value.EventId));
    }

    [Fact]
    public async Task Elements_keep_their_author_when_others_come_before_them_or_go()
    {
        var first = await _scene.CheckInAsync("a", """{"t":{"x":["b","d"],"y":[{"id":1,"v":1},{"id":2,"v":1}]}}""");
        var second = await _scene.CheckInAsync("b", """{"t":{"x":["a","b","c","d"],"y":[{"id":0,"v":1},{"id":1,"v":1},{"id":2,"v":2}]}}""");
        Assert.Equal([second, first, second, first], (await TraceAsync("t/x")).Select(value => value.EventId));
        Assert.Equal([second, second, first, first, first, second], (await TraceAsync("t/y")).Select(value => value.EventId));

        var third = await _scene.CheckInAsync("c", """{"t":{"x":["b","c","d","e"],"y":[{"id":2,"v":2}]}}""");
        Assert.Equal([first, second, first, third], (await TraceAsync("t/x")).Select(value => value.EventId));
        Assert.Equal([first, second], (await TraceAsync("t/y")).Select(value => value.EventId));
    }

    [Fact]
    public async Task A_pointer_asks_about_one_value_as_a_whole()
    {
        await _scene.CheckInAsync("a", """{"t":{"x":{"deep":{"n":1,"m":1},"list":[1]}}}""");
        var second = await _scene.CheckInAsync("b", """{"t":{"x":{"deep":{"n":2}}}}""");
        var deep = Assert.Single(await TraceAsync("t/x", "/deep"));
        Assert.Equal((second, """{"n":2,"m":1}"""), (deep.EventId, deep.Value!.ToString()));
        Assert.NotEqual(second, Assert.Single(await TraceAsync("t/x", "/list")).EventId);
        Assert.Equal(second, Assert.Single(await TraceAsync("t/x", "")).EventId);
        Assert.Equal(("t/x", "/deep/n", second), Named(Assert.Single(await TraceAsync("t", "/x/deep/n"))));
    }

    [Fact]
    public async Task Of_a_section_each_entry_is_traced()
    {
        var first = await _scene.CheckInAsync("a", """{"t":{"x":1,"y":1,"z":1}}""");
        var second = await _scene.CheckInAsync("b", """{"t":{"y":2},"u":{"x":1}}""");
        var third = await _scene.CheckInAsync("c", """{"t":{"a":1}}""");
        Assert.Equal([("t/a", "", third), ("t/x", "", first), ("t/y", "", second), ("t/z", "", first)], (await TraceAsync("t")).Select(Named));
    }

    [Fact]
    public async Task A_section_that_is_no_object_is_traced_as_a_value()
    {
        var first = await _scene.CheckInAsync("a", """{"n":[1,2],"empty":{"x":1}}""");
        var second = await _scene.CheckInAsync("b", """{"n":[1,3],"empty":{"x":null}}""");
        Assert.Equal([("n", "/0", first), ("n", "/1", second)], (await TraceAsync("n")).Select(Named));
        Assert.Equal([("empty", "", second)], (await TraceAsync("empty")).Select(Named));
    }

    [Fact]
    public async Task The_fan_out_and_the_form_of_a_section_do_not_matter()
    {
        var first = await _scene.CheckInAsync("a", """{"t":{"x":{"n":1,"m":1,"o":1}}}""");
        await EditAsync("t", "k", 1, 8);
        var second = await _scene.CheckInAsync("b", """{"t":{"x":{"n":2}}}""");
        await EditAsync("t", "l", 2, 40);
        var third = await _scene.CheckInAsync("c", """{"t":{"x":{"m":2}}}""");
        Assert.Matches("^memory/t/./", _scene.Memory.Git("ls-tree", "-r", "--name-only", "main", "--", "memory/t").Split('\n').Single(path => path.EndsWith("/x.json", StringComparison.Ordinal)));
        var keys = new[] { second, third, first };
        Assert.Equal(keys, (await TraceAsync("t/x")).Select(value => value.EventId));

        // A key that cannot be a file name makes the section one document, and its removal makes it a folder again.
        var tooLong = new string('x', 300);
        await _scene.CheckInAsync("d", $$$"""{"t":{"{{{tooLong}}}":1}}""");
        Assert.Equal(keys, (await TraceAsync("t/x")).Select(value => value.EventId));
        var fourth = await _scene.CheckInAsync("d", $$$"""{"t":{"{{{tooLong}}}":null,"y":1}}""");
        Assert.Equal(keys, (await TraceAsync("t/x")).Select(value => value.EventId));
        var section = (await TraceAsync("t")).ToDictionary(value => value.Path, value => value.EventId);
        Assert.Equal((third, fourth), (section["t/x"], section["t/y"]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Through_a_merge_each_value_goes_back_to_its_own_side(bool graph)
    {
        var first = await _scene.CheckInAsync("a", """{"t":{"x":{"n":1,"m":1,"o":1},"y":1}}""");
        var @base = await _scene.HeadAsync();
        var theirs = await _scene.CheckInAsync("b", """{"t":{"x":{"m":2},"y":2,"z":1}}""");
        var other = await _scene.HeadAsync();
        _scene.SetHead(@base);
        var ours = await _scene.CheckInAsync("c", """{"t":{"x":{"n":2}}}""");
        await _scene.MergeAsync(@base, other);
        var last = await _scene.CheckInAsync("d", """{"t":{"x":{"p":1}}}""");
        if (graph)
        {
            await _scene.Vault.Repository.WriteCommitGraphAsync(default);
        }

        Assert.Equal([ours, theirs, first, last], (await TraceAsync("t/x")).Select(value => value.EventId));
        Assert.Equal([("t/x", "", last), ("t/y", "", theirs), ("t/z", "", theirs)], (await TraceAsync("t")).Select(Named));
    }

    [Fact]
    public async Task An_earlier_state_can_be_asked_about_and_a_strangers_commit_is_told()
    {
        var first = await _scene.CheckInAsync("a", """{"t":{"x":1}}""");
        var revision = await _scene.HeadAsync();
        var blob = _scene.Memory.Write("blob", "2\n");
        _scene.Memory.Git("update-index", "--add", "--cacheinfo", $"100644,{_scene.Memory.Git("hash-object", "-w", blob)},memory/t/x.json");
        var commit = _scene.Memory.Git("-c", "user.name=b", "-c", "user.email=b@c", "commit-tree", _scene.Memory.Git("write-tree"), "-p", "main", "-m", "by hand");
        _scene.SetHead(commit);

        var now = Assert.Single(await TraceAsync("t/x"));
        Assert.Equal((commit, null, "", null), (now.Revision, now.EventId, now.Kind, now.AgentId));
        Assert.Equal(first, Assert.Single(await TraceAsync("t/x", null, revision)).EventId);
    }

    [Theory]
    [InlineData("nothing", null)]
    [InlineData("t/nothing", null)]
    [InlineData("t/x", "/nothing")]
    [InlineData("t", "/nothing")]
    public async Task What_is_not_there_is_an_error(string path, string? within)
    {
        await _scene.CheckInAsync("a", """{"t":{"x":{"n":1}}}""");
        Assert.Equal(VaultErrorKind.NotFound, (await Assert.ThrowsAnyAsync<VaultException>(() => TraceAsync(path, within))).Kind);
    }

    private static (string Path, string Pointer, string? EventId) Named(TracedValue value) => (value.Path, value.Pointer.ToString(), value.EventId);

    private async Task<List<TracedValue>> TraceAsync(string path, string? pointer = null, string? at = null)
    {
        var options = new TraceOptions { Path = EntryPath.Parse(path), Pointer = pointer is null ? null : JsonPointer.Parse(pointer), At = at };
        var traced = new List<TracedValue>();
        await foreach (var value in new TraceMemory(_scene.Vault).RunAsync(options, default))
        {
            traced.Add(value);
        }

        return traced;
    }

    /// <summary>Adds entries with folders that are split early.</summary>
    private async Task EditAsync(string section, string key, int limit, int count)
    {
        var changes = Enumerable.Range(0, count).Select(i => new EntryChange(new EntryPath(section, $"{key}{i}"), null, JsonNumber.Of(i)));
        await new VaultCommitter(_scene.Vault).CommitAsync(
            "test",
            async (head, token) =>
            {
                var store = _scene.Vault.Repository.Objects;
                var editor = new MemoryEditor(store) { FolderLimit = limit };
                var tree = await editor.ApplyAsync((await store.ReadCommitAsync(head!, token)).Tree, changes, token);
                return new CommitProposal { Tree = tree, Objects = editor.NewObjects, Event = new VaultEvent("checkin", "Test") };
            },
            default);
    }
}
