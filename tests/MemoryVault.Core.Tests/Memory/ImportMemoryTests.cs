using System.Text;
using MemoryVault.Json.Merge;
using MemoryVault.Leases;
using MemoryVault.Memory;
using MemoryVault.Memory.Importing;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Memory;

public sealed class ImportMemoryTests : IAsyncLifetime
{
    private MemoryScene _scene = null!;

    public async Task InitializeAsync() => _scene = await MemoryScene.CreateAsync();

    [Fact]
    public async Task A_document_is_taken_in_beside_what_is_there()
    {
        await _scene.SetAsync("""{"tasks":{"a":1},"bugs":{"x":1}}""");

        var result = await ImportAsync(_scene.Write("m.json", """{"tasks":{"a":1.0,"b":2},"notes":[1]}"""));
        var again = await ImportAsync(_scene["m.json"]);

        await _scene.IsAsync("""{"tasks":{"a":1,"b":2},"bugs":{"x":1},"notes":[1]}""");
        Assert.Equal((ImportForm.Document, 2), (result.Form, result.Changes));
        Assert.Equal((0, result.Revision), (again.Changes, again.Revision));
    }

    [Fact]
    public async Task What_is_there_is_not_overwritten_unless_a_strategy_says_so()
    {
        var head = await _scene.SetAsync("""{"tasks":{"a":1}}""");
        var file = _scene.Write("m.json", """{"tasks":{"a":2,"b":2}}""");

        var refused = await ImportAsync(file);

        Assert.Equal(["/tasks/a"], refused.Conflicts.Select(conflict => conflict.Path.ToString()));
        Assert.Equal(head, _scene.Git("rev-parse", "main"));
        await ImportAsync(file, MergeStrategy.Ours);
        await _scene.IsAsync("""{"tasks":{"a":2,"b":2}}""");
    }

    [Fact]
    public async Task The_rules_of_the_vault_merge_what_both_have()
    {
        await _scene.PutAsync("merge.json", """{"rules":[{"path":"/tasks/*/tags","array":"set"},{"path":"/tasks/*/state","strategy":"theirs"}]}""");
        await _scene.SetAsync("""{"tasks":{"a":{"tags":["x"],"state":"done"}}}""");

        var result = await ImportAsync(_scene.Write("m.json", """{"tasks":{"a":{"tags":["y"],"state":"new"}}}"""));

        await _scene.IsAsync("""{"tasks":{"a":{"tags":["x","y"],"state":"done"}}}""");
        Assert.Equal("/tasks/a/state", Assert.Single(result.Settled).Path.ToString());
    }

    [Fact]
    public async Task Sections_that_would_not_be_as_their_schemas_demand_are_refused_with_the_list()
    {
        await _scene.PutAsync("schemas/tasks.schema.json", """{"additionalProperties":{"type":"number"}}""");
        await _scene.PutAsync("schemas/road.schema.json", """{"type":"array"}""");
        var head = await _scene.PutAsync("schemas/free.schema.json", "{}");
        var file = _scene.Write("m.json", """{"tasks":{"a":"x","b":"y","c":1},"road":{},"free":1}""");

        var error = await Assert.ThrowsAsync<SchemaViolatedException>(() => ImportAsync(file));

        Assert.Equal(["tasks", "road"], error.Sections.Select(section => section.Section));
        Assert.Equal(["/a", "/b", ""], error.Violations.Select(violation => violation.Pointer.ToString()));
        Assert.Contains("schemas/road.schema.json", error.Message, StringComparison.Ordinal);
        Assert.Equal(head, _scene.Git("rev-parse", "main"));
    }

    [Fact]
    public async Task The_first_import_into_a_new_vault_writes_the_readme()
    {
        await ImportAsync(_scene.Write("m.json", """{"tasks":{"a":1}}"""));

        Assert.Equal("README.md\nmemory/tasks/a.json", _scene.Git("ls-tree", "-r", "--name-only", "main"));
        Assert.Equal("1", _scene.Git("rev-list", "--count", "main"));
        Assert.StartsWith("# A MemoryVault", _scene.Git("show", "main:README.md"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_tells_the_entries_and_changes_nothing()
    {
        var head = await _scene.SetAsync("""{"tasks":{"a":1,"b":1}}""");
        var file = _scene.Write("m.json", """{"tasks":{"a":1,"b":2,"c":3},"new":{"x":1,"y":2},"list":[1]}""");

        var plan = await new ImportMemory(_scene.Vault).RunAsync(new ImportMemoryOptions { Path = file, Strategy = MergeStrategy.Ours, DryRun = true }, default);

        Assert.Equal(["Added list", "Added new/x", "Added new/y", "Modified tasks/b", "Added tasks/c"], plan.Entries.Select(entry => $"{entry.Change} {entry.Path}").Order(StringComparer.Ordinal).OrderBy(line => line.Split(' ')[1], StringComparer.Ordinal));
        Assert.Equal((true, 4, head), (plan.DryRun, plan.Changes, plan.Revision));
        Assert.Equal(head, _scene.Git("rev-parse", "main"));
    }

    [Fact]
    public async Task A_dry_run_in_a_new_vault_makes_no_commit()
    {
        WriteVault("""{"tasks":{"a":{"n":2}}}""");
        var plan = await new ImportMemory(_scene.Vault).RunAsync(new ImportMemoryOptions { Path = _scene["old"], DryRun = true }, default);

        Assert.True(plan.Events > 0);
        Assert.Contains(plan.Entries, entry => entry.Path.ToString() == "tasks/a");
        Assert.Null(await _scene.Vault.ReadHeadAsync(default));
    }

    [Fact]
    public async Task A_folder_of_the_script_becomes_sections()
    {
        _scene.Write("shared/decisions.json", """{"d1":{"why":"x"}}""");
        _scene.Write("shared/roadmap.json", "[1]");
        _scene.Write("shared/claude_memories.json", """{"m":1}""");
        _scene.Write("shared/other.json", "{}");

        await ImportAsync(_scene["shared"]);

        await _scene.IsAsync("""{"decisions":{"d1":{"why":"x"}},"roadmap":[1],"claude_memories":{"m":1}}""");
    }

    [Fact]
    public async Task An_event_log_becomes_history_with_its_ids_agents_and_times()
    {
        WriteVault("""{"tasks":{"a":{"n":2}}}""");

        var result = await ImportAsync(_scene["old"]);
        var again = await ImportAsync(_scene["old"]);

        await _scene.IsAsync("""{"tasks":{"a":{"n":2}}}""");
        Assert.Equal((2, 2, true), (result.Events, result.Replayed, result.ReachesSnapshot));
        Assert.Equal((0, result.Revision), (again.Events, again.Revision));
        Assert.Equal("agent-2 2026-01-02T10:00:00+00:00\nagent-1 2026-01-01T10:00:00+00:00", _scene.Git("log", "--format=%an %aI", "main"));
        var message = await _scene.MessageAsync(result.Revision);
        Assert.Equal(("e2", "0.5", "because", "medium", "required"), (message["Vault-Event"], message["Vault-Confidence"], message["Vault-Justification"], message["Vault-Risk"], message["Vault-Review"]));
        Assert.Equal("{\n  \"n\": 1\n}", _scene.Git("show", "main~1:memory/tasks/a.json"));
        _scene.Git("fsck", "--strict");
    }

    [Fact]
    public async Task Where_the_events_do_not_lead_to_the_snapshot_it_comes_last()
    {
        WriteVault("""{"tasks":{"a":{"n":3}},"extra":{"k":1}}""");
        _scene.Write("old/memory/eventlog/2026-01/bad.json", """{"event_id":"e0","agent_id":"x","timestamp":"2026-01-01T00:00:00Z","patch":[{"op":"remove","path":"/nowhere/at/all"}]}""");
        _scene.Write("old/memory/eventlog/2026-01/broken.json", "{");

        var result = await ImportAsync(_scene["old"]);

        await _scene.IsAsync("""{"tasks":{"a":{"n":3}},"extra":{"k":1}}""");
        Assert.Equal((3, 2, false), (result.Events, result.Replayed, result.ReachesSnapshot));
        Assert.EndsWith("broken.json", Assert.Single(result.Errors).Target, StringComparison.Ordinal);
        Assert.Contains("/nowhere/at/all", _scene.Git("log", "--format=%B", "-1", "main~3"), StringComparison.Ordinal);
        Assert.Equal("import", (await _scene.MessageAsync(result.Revision))["Vault-Kind"]);
    }

    [Fact]
    public async Task Into_a_memory_that_is_in_use_events_come_as_history_only()
    {
        await _scene.SetAsync("""{"mine":{"x":1}}""");
        WriteVault("""{"tasks":{"a":{"n":2}}}""");

        var result = await ImportAsync(_scene["old"]);

        await _scene.IsAsync("""{"mine":{"x":1},"tasks":{"a":{"n":2}}}""");
        Assert.Equal((2, 0), (result.Events, result.Replayed));
    }

    [Fact]
    public async Task What_an_agent_holds_is_not_imported_into()
    {
        await _scene.EnterAsync("a", "tasks/b*");
        await Assert.ThrowsAsync<LeaseHeldException>(() => ImportAsync(_scene.Write("m.json", """{"tasks":{"a":1}}""")));
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("list.json")]
    public async Task What_is_no_memory_is_refused(string name)
    {
        _scene.Write("list.json", "[]");
        Directory.CreateDirectory(_scene["nothing"]);
        await Assert.ThrowsAsync<InvalidInputException>(() => ImportAsync(_scene[name]));
    }

    [Fact]
    public async Task An_export_is_imported_as_it_was()
    {
        const string Memory = """{"tasks":{"a":{"s":"line\nbreak","deep":[[],{},[1,{"x":null}]]},"B":{}},"empty":{},"list":[],"n":1.50}""";
        await _scene.SetAsync(Memory);

        await new ExportMemory(_scene.Vault).RunAsync(_scene["out.json"], null, default);

        var text = await File.ReadAllTextAsync(_scene["out.json"]);
        Assert.True(MemoryScene.Json(text).Equals(await _scene.MemoryAsync()));
        Assert.Equal(Encoding.UTF8.GetString((await _scene.MemoryAsync()).ToUtf8(MemoryVault.Json.JsonStyle.Indented)), text);
    }

    public async Task DisposeAsync() => await _scene.DisposeAsync();

    private Task<ImportMemoryResult> ImportAsync(string path, MergeStrategy strategy = MergeStrategy.Fail) =>
        new ImportMemory(_scene.Vault).RunAsync(new ImportMemoryOptions { Path = path, Strategy = strategy }, default);

    private void WriteVault(string snapshot)
    {
        _scene.Write("old/memory/snapshot.json", snapshot);
        _scene.Write("old/memory/eventlog/2026-01/b.json", """{"event_id":"e1","type":"checkin","agent_id":"agent-1","timestamp":"2026-01-01T10:00:00Z","patch":[{"op":"add","path":"/tasks","value":{"a":{"n":1}}}],"patch_size":1}""");
        _scene.Write("old/memory/eventlog/2026-01/a.json", """{"event_id":"e2","type":"checkin","agent_id":"agent-2","timestamp":"2026-01-02T10:00:00Z","patch":[{"op":"replace","path":"/tasks/a/n","value":2}],"patch_size":1,"provenance":{"source":"chat","confidence":0.5,"justification":"because","method":"manual"},"risk":"medium","requires_review":true}""");
        _scene.Write("old/memory/locks/lock.json", "{}");
    }
}
