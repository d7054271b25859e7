using System.Text;
using MemoryVault.Conflicts;
using MemoryVault.Git;
using MemoryVault.Json;
using MemoryVault.Json.Merge;
using MemoryVault.Leases;
using MemoryVault.Memory;
using MemoryVault.Tests.Memory;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Conflicts;

/// <summary>Conflicts in the shared memory: what resolves them is bound by leases and schemas, as a check-in is.</summary>
public sealed class MemoryConflictTests : IAsyncLifetime
{
    private MemoryScene _scene = null!;

    public async Task InitializeAsync()
    {
        _scene = await MemoryScene.CreateAsync();
        await _scene.SetAsync("""{"tasks":{"a":{"state":"open"},"b":{"state":"open"}}}""");
    }

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    [Theory]
    [InlineData("tasks/a")]
    [InlineData("tasks")]
    [InlineData("*")]
    public async Task An_entry_that_another_agent_has_a_lease_on_is_left_alone(string scope)
    {
        var id = await RecordAsync();
        var lease = await _scene.EnterAsync("holder", scope);
        var before = _scene.Git("rev-parse", "main");

        var error = await Assert.ThrowsAsync<LeaseHeldException>(() => ResolveAsync(id, ConflictChoice.Theirs, "other"));

        Assert.Equal(VaultErrorKind.LeaseHeld, error.Kind);
        Assert.Contains("'holder'", error.Message, StringComparison.Ordinal);
        Assert.Equal(lease.ExpiresAt, error.Obstacle.Until);
        Assert.Contains(lease.LeaseId, error.Remedy, StringComparison.Ordinal);
        Assert.Equal(before, _scene.Git("rev-parse", "main"));

        await _scene.ExitAsync("holder");
        await ResolveAsync(id, ConflictChoice.Theirs, "other");
        await _scene.IsAsync("""{"tasks":{"a":{"state":"done"},"b":{"state":"open"}}}""");
    }

    [Fact]
    public async Task A_lease_of_its_own_on_something_else_or_one_that_has_expired_is_not_in_the_way()
    {
        var id = await RecordAsync();
        await _scene.EnterAsync("me", "tasks/a");
        await _scene.EnterAsync("other", "tasks/b");
        await _scene.EnterAsync("late", "bugs", ttl: 60);
        _scene.Clock.Advance(TimeSpan.FromSeconds(90));

        await ResolveAsync(id, ConflictChoice.Theirs, "me");

        await _scene.IsAsync("""{"tasks":{"a":{"state":"done"},"b":{"state":"open"}}}""");
    }

    [Fact]
    public async Task Leaving_what_stands_there_needs_nobodys_leave()
    {
        var id = await RecordAsync();
        await _scene.EnterAsync("holder");

        await ResolveAsync(id, ConflictChoice.Ours, "other");

        Assert.Empty(_scene.Git("ls-tree", "main", "conflicts"));
    }

    [Fact]
    public async Task A_resolution_that_violates_the_schema_changes_nothing()
    {
        var id = await RecordAsync();
        var before = await _scene.PutAsync("schemas/tasks.schema.json", """{"additionalProperties":{"properties":{"state":{"enum":["open","done"]}}}}""");

        var error = await Assert.ThrowsAsync<SchemaViolatedException>(() => ResolveAsync(id, ConflictChoice.Given, "me", "\"lost\""));

        Assert.Equal("/a/state", Assert.Single(error.Violations).Pointer.ToString());
        Assert.Contains("/a/state", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, _scene.Git("rev-parse", "main"));
        await ResolveAsync(id, ConflictChoice.Theirs, "me");
        await _scene.IsAsync("""{"tasks":{"a":{"state":"done"},"b":{"state":"open"}}}""");
    }

    [Fact]
    public async Task A_kept_proposal_is_merged_in_under_the_same_rules()
    {
        var lease = await _scene.EnterAsync("late", ttl: 60);
        _scene.Clock.Advance(TimeSpan.FromSeconds(60));
        var kept = await Assert.ThrowsAsync<ProposalKeptException>(() => _scene.MergePatchAsync("late", """{"tasks":{"a":{"state":"lost"},"c":{"state":"open"}}}"""));
        _scene.Clock.Advance(TimeSpan.FromSeconds(60));
        await _scene.EnterAsync("holder", "tasks/c");

        await Assert.ThrowsAsync<LeaseHeldException>(() => ResolveAsync(kept.Conflict, ConflictChoice.Theirs, "late"));
        await _scene.ExitAsync("holder");
        var plan = await ResolveAsync(kept.Conflict, ConflictChoice.Theirs, "late", dryRun: true);
        await ResolveAsync(kept.Conflict, ConflictChoice.Theirs, "late");

        Assert.Equal(["/tasks/a/state", "/tasks/c"], plan.Patch.Operations.Select(operation => operation.Path.ToString()));
        await _scene.IsAsync("""{"tasks":{"a":{"state":"lost"},"b":{"state":"open"},"c":{"state":"open"}}}""");
        Assert.NotNull(lease.BaseRevision);
    }

    [Fact]
    public async Task The_surer_of_a_kept_proposal_and_the_memory_is_known_by_their_events()
    {
        await _scene.PutAsync("merge.json", """{"rules":[{"path":"/tasks/**","strategy":"confidence"}]}""");
        await _scene.EnterAsync("late", ttl: 60);
        _scene.Clock.Advance(TimeSpan.FromSeconds(90));
        var kept = await Assert.ThrowsAsync<ProposalKeptException>(
            () => _scene.MergePatchAsync("late", """{"tasks":{"a":{"state":"mine"},"b":{"state":"mine"}}}""", confidence: 0.5));
        await _scene.MergePatchAsync("x", """{"tasks":{"a":{"state":"sure"}}}""", "main", confidence: 0.9);
        await _scene.MergePatchAsync("y", """{"tasks":{"b":{"state":"guess"}}}""", "main", confidence: 0.1);

        await ResolveAsync(kept.Conflict, ConflictChoice.Theirs, "late");

        await _scene.IsAsync("""{"tasks":{"a":{"state":"sure"},"b":{"state":"mine"}}}""");
    }

    [Fact]
    public async Task A_dry_run_tells_what_would_change_and_changes_nothing()
    {
        var id = await RecordAsync();
        var before = _scene.Git("rev-parse", "main");

        var plan = await ResolveAsync(id, ConflictChoice.Theirs, "me", dryRun: true);

        Assert.Equal("""[{"op":"replace","path":"/tasks/a/state","value":"done"}]""", plan.Patch.ToJson().ToString());
        Assert.Equal((true, null, null), (plan.DryRun, plan.Revision, plan.File));
        Assert.Equal(before, _scene.Git("rev-parse", "main"));
    }

    private Task<ResolveConflictResult> ResolveAsync(string id, ConflictChoice choice, string agent, string given = "", bool dryRun = false) =>
        new ResolveConflict(_scene.Vault).RunAsync(new ResolveConflictOptions(id, choice) { Agent = agent, Given = Encoding.UTF8.GetBytes(given), DryRun = dryRun }, default);

    // As a merge with a remote leaves one.
    private async Task<string> RecordAsync()
    {
        MergeStep[] way = [new("tasks", null), new("a", null), new("state", null)];
        var record = new JsonConflictRecord(JsonPointer.Parse("/tasks/a/state"), way, new JsonString("new"), new JsonString("open"), new JsonString("done")) { Path = "memory" };
        var blobs = new List<GitObject>();
        foreach (var edit in record.Edits(blobs))
        {
            await _scene.PutAsync(edit.Path, Encoding.UTF8.GetString(blobs.Single(blob => blob.ComputeId() == edit.Id).Bytes.Span));
        }

        return record.Id;
    }
}
