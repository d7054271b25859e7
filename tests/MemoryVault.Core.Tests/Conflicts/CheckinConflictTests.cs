using System.Text;
using MemoryVault.Conflicts;
using MemoryVault.Git;
using MemoryVault.Json;
using MemoryVault.Memory;
using MemoryVault.Tests.Backup;

namespace MemoryVault.Tests.Conflicts;

public sealed class CheckinConflictTests : IDisposable
{
    private readonly ConflictScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Theory]
    [InlineData(CheckInForm.Document, """{"tasks":{"a":{"v":2}}}""")]
    [InlineData(CheckInForm.Patch, """[{"op":"replace","path":"/tasks/a/v","value":2}]""")]
    [InlineData(CheckInForm.MergePatch, """{"tasks":{"a":{"v":2}}}""")]
    public async Task A_proposal_that_was_kept_can_be_merged_into_the_memory_as_it_is_now(CheckInForm form, string proposal)
    {
        var record = await KeepAsync(form, proposal);
        Assert.Equal(proposal, _scene.Ann.Show($"conflicts/{record.Id}.proposal"));
        await SetAsync("tasks/b", "1");

        await ConflictScene.ResolveAsync(_scene.Ann, record.Id, ConflictChoice.Theirs);

        Assert.Equal("{\n  \"v\": 2\n}\n", _scene.Ann.Show("memory/tasks/a.json"));
        Assert.Equal("1\n", _scene.Ann.Show("memory/tasks/b.json"));
        Assert.DoesNotContain(_scene.Ann.Paths(), path => path.StartsWith("conflicts/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_proposal_that_conflicts_with_the_memory_by_now_stays_until_it_is_edited_or_dropped()
    {
        var record = await KeepAsync(CheckInForm.MergePatch, """{"tasks":{"a":{"v":2}}}""");
        await SetAsync("tasks/a", """{"v":9}""");

        await Assert.ThrowsAsync<ConflictChangedException>(() => ConflictScene.ResolveAsync(_scene.Ann, record.Id, ConflictChoice.Theirs));
        await ConflictScene.ResolveAsync(_scene.Ann, record.Id, ConflictChoice.Given, """{"tasks":{"a":{"w":2}}}""");

        Assert.Equal("{\n  \"v\": 9,\n  \"w\": 2\n}\n", _scene.Ann.Show("memory/tasks/a.json"));
    }

    [Fact]
    public async Task A_proposal_is_listed_with_who_made_it_and_why()
    {
        var record = await KeepAsync(CheckInForm.Patch, "[]");
        Assert.Equal(record with { Proposal = default }, ((CheckinConflictRecord)Assert.Single(await ConflictScene.ListAsync(_scene.Ann))) with { Proposal = default });
    }

    private async Task<CheckinConflictRecord> KeepAsync(CheckInForm form, string proposal)
    {
        _scene.Ann.Write("a.md", "a");
        await _scene.Ann.SyncAsync();
        await SetAsync("tasks/a", """{"v":1}""");
        var head = _scene.Ann.Git("rev-parse", "main").Trim();
        var record = new CheckinConflictRecord("agent-7", "run-1", 0.75, "because", head, form, Encoding.UTF8.GetBytes(proposal)) { Path = "memory" };
        await ConflictScene.CommitAsync(_scene.Ann, (editor, tree, objects) => editor.ApplyAsync(tree, record.Edits(objects), default));
        return record;
    }

    private Task SetAsync(string path, string json) => ConflictScene.CommitAsync(_scene.Ann, async (_, tree, objects) =>
    {
        await using var vault = await _scene.Ann.OpenAsync();
        var editor = new MemoryEditor(vault.Repository.Objects);
        var changed = await editor.ApplyAsync(tree, [new EntryChange(EntryPath.Parse(path), null, JsonValue.Parse(Encoding.UTF8.GetBytes(json)))], default);
        objects.AddRange(editor.NewObjects);
        return changed;
    });
}
