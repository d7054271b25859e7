using MemoryVault.Json;
using MemoryVault.Json.Merge;
using MemoryVault.Leases;
using MemoryVault.Memory;
using MemoryVault.Vaults;

namespace MemoryVault.Tests.Memory;

public sealed class CheckInTests : IAsyncLifetime
{
    private MemoryScene _scene = null!;

    public async Task InitializeAsync() => _scene = await MemoryScene.CreateAsync();

    [Fact]
    public async Task A_patch_changes_the_memory_and_leaves_an_event_that_says_who_and_why()
    {
        await _scene.SetAsync("""{"tasks":{"a":{"n":1}}}""");
        var lease = await _scene.EnterAsync("agent-7", "tasks");

        var result = await _scene.CheckInAsync(new CheckInOptions
        {
            Agent = "agent-7",
            Proposal = MemoryScene.Json("""[{"op":"replace","path":"/tasks/a/n","value":2},{"op":"add","path":"/tasks/b","value":true}]"""),
            Form = CheckInForm.Patch,
            Source = "session 12",
            Confidence = 0.75,
            Justification = "It said so,\nand it is so.",
            Token = lease.FencingToken,
        });

        await _scene.IsAsync("""{"tasks":{"a":{"n":2},"b":true}}""");
        var message = await _scene.MessageAsync(result.Revision);
        Assert.Equal(
            (result.Event, "checkin", "agent-7", "session 12", "0.75", "It said so,\nand it is so.", lease.LeaseId, $"{lease.FencingToken}", lease.BaseRevision, "low", "none"),
            (message["Vault-Event"], message["Vault-Kind"], message["Vault-Agent"], message["Vault-Source"], message["Vault-Confidence"], message["Vault-Justification"],
                message["Vault-Lease"], message["Vault-Fence"], message["Vault-Base"], message["Vault-Risk"], message["Vault-Review"]));
        Assert.Equal((2, false, "low", false), (result.PatchSize, result.Merged, result.Risk, result.RequiresReview));
        Assert.Equal("Check in tasks/a, tasks/b", message.Subject);
    }

    [Fact]
    public async Task The_lease_goes_on_from_the_new_commit()
    {
        await _scene.SetAsync("""{"tasks":{"a":1}}""");
        await _scene.EnterAsync("a");

        var first = await _scene.DocumentAsync("a", """{"tasks":{"a":1,"b":2}}""");
        Assert.Equal(first.Revision, (await _scene.EnterAsync("a")).BaseRevision);
        await _scene.DocumentAsync("a", """{"tasks":{"a":1}}""");

        await _scene.IsAsync("""{"tasks":{"a":1}}""");
    }

    [Fact]
    public async Task In_an_empty_vault_the_first_check_in_makes_the_memory_and_the_readme()
    {
        await _scene.EnterAsync("a");

        var result = await _scene.DocumentAsync("a", """{"decisions":{"use-git":{"why":"it lasts"}},"roadmap":[1,2],"Notes":{}}""");

        await _scene.IsAsync("""{"decisions":{"use-git":{"why":"it lasts"}},"roadmap":[1,2],"Notes":{}}""");
        Assert.Equal(3, result.PatchSize);
        _scene.Git("fsck", "--strict", "--full");
        Assert.Equal("README.md\nmemory/+notes.json\nmemory/decisions/use-git.json\nmemory/roadmap.json", _scene.Git("ls-tree", "-r", "--name-only", "main"));
        _scene.Git("clone", "-q", _scene.Vault.Paths.Repository, _scene["clone"]);
        Assert.Equal("{\n  \"why\": \"it lasts\"\n}\n", await File.ReadAllTextAsync(Path.Combine(_scene["clone"], "memory", "decisions", "use-git.json")));
    }

    [Fact]
    public async Task A_proposal_that_changes_nothing_makes_no_commit()
    {
        var head = await _scene.SetAsync("""{"tasks":{"a":{"n":1,"m":2}}}""");
        await _scene.EnterAsync("a");

        Assert.Equal((null, head, 0), Facts(await _scene.DocumentAsync("a", """{"tasks":{"a":{"m":2.0,"n":10e-1}}}""")));
        Assert.Equal((null, head, 0), Facts(await _scene.PatchAsync("a", """[{"op":"test","path":"/tasks/a/n","value":1}]""")));
        Assert.Equal((null, head, 0), Facts(await _scene.MergePatchAsync("a", """{"tasks":{"b":null}}""")));
        Assert.Equal(head, _scene.Git("rev-parse", "main"));

        static (string? Event, string? Revision, int Size) Facts(CheckInResult result) => (result.Event, result.Revision, result.PatchSize);
    }

    [Fact]
    public async Task A_document_can_be_one_section()
    {
        await _scene.SetAsync("""{"tasks":{"a":1,"b":2},"bugs":{"x":1}}""");
        await _scene.EnterAsync("a", "tasks");

        var result = await _scene.DocumentAsync("a", """{"a":1,"c":3}""", section: "tasks");

        await _scene.IsAsync("""{"tasks":{"a":1,"c":3},"bugs":{"x":1}}""");
        Assert.True(result.RequiresReview);
        Assert.Equal("""[{"op":"remove","path":"/tasks/b"},{"op":"add","path":"/tasks/c","value":3}]""", result.Patch.ToJson().ToString());
    }

    [Theory]
    [InlineData("""[{"op":"add","path":"/new","value":{"k":1}}]""", """{"tasks":{"a":{"n":1},"b":[1,2]},"list":[1,2],"new":{"k":1}}""")]
    [InlineData("""[{"op":"move","from":"/tasks/a","path":"/tasks/c"}]""", """{"tasks":{"c":{"n":1},"b":[1,2]},"list":[1,2]}""")]
    [InlineData("""[{"op":"copy","from":"/tasks","path":"/copy"}]""", """{"tasks":{"a":{"n":1},"b":[1,2]},"list":[1,2],"copy":{"a":{"n":1},"b":[1,2]}}""")]
    [InlineData("""[{"op":"remove","path":"/tasks"}]""", """{"list":[1,2]}""")]
    [InlineData("""[{"op":"remove","path":"/tasks/a"},{"op":"remove","path":"/tasks/b"}]""", """{"tasks":{},"list":[1,2]}""")]
    [InlineData("""[{"op":"add","path":"/list/-","value":3},{"op":"remove","path":"/tasks/b/0"}]""", """{"tasks":{"a":{"n":1},"b":[2]},"list":[1,2,3]}""")]
    [InlineData("""[{"op":"replace","path":"/tasks","value":"gone"}]""", """{"tasks":"gone","list":[1,2]}""")]
    [InlineData("""[{"op":"replace","path":"","value":{"only":{"x":1}}}]""", """{"only":{"x":1}}""")]
    public async Task A_patch_does_what_the_standard_says(string patch, string expected)
    {
        await _scene.SetAsync("""{"tasks":{"a":{"n":1},"b":[1,2]},"list":[1,2]}""");
        await _scene.EnterAsync("a");

        await _scene.PatchAsync("a", patch);

        await _scene.IsAsync(expected);
    }

    [Theory]
    [InlineData("""{"tasks":{"a":{"n":null,"m":2},"c":3}}""", null, """{"tasks":{"a":{"m":2},"b":2,"c":3},"list":[1]}""")]
    [InlineData("""{"tasks":null,"list":{"now":"object"}}""", null, """{"list":{"now":"object"}}""")]
    [InlineData("""{"b":null}""", "tasks", """{"tasks":{"a":{"n":1}},"list":[1]}""")]
    [InlineData("""{}""", "new", """{"tasks":{"a":{"n":1},"b":2},"list":[1],"new":{}}""")]
    public async Task A_merge_patch_does_what_the_standard_says(string patch, string? section, string expected)
    {
        await _scene.SetAsync("""{"tasks":{"a":{"n":1},"b":2},"list":[1]}""");
        await _scene.EnterAsync("a");

        await _scene.MergePatchAsync("a", patch, section: section);

        await _scene.IsAsync(expected);
    }

    [Fact]
    public async Task A_patch_that_does_not_fit_changes_nothing()
    {
        var head = await _scene.SetAsync("""{"tasks":{"a":1}}""");
        await _scene.EnterAsync("a");

        await Assert.ThrowsAsync<JsonPatchFailedException>(() => _scene.PatchAsync("a", """[{"op":"add","path":"/tasks/b","value":1},{"op":"remove","path":"/tasks/c"}]"""));
        await Assert.ThrowsAsync<JsonPatchFailedException>(() => _scene.PatchAsync("a", """[{"op":"add","path":"/nowhere/b","value":1}]"""));
        await Assert.ThrowsAsync<InvalidInputException>(() => _scene.DocumentAsync("a", "[1]"));
        await Assert.ThrowsAsync<InvalidInputException>(() => _scene.MergePatchAsync("a", "1"));

        Assert.Equal(head, _scene.Git("rev-parse", "main"));
    }

    [Fact]
    public async Task Agents_with_leases_on_different_sections_do_not_disturb_each_other()
    {
        await _scene.SetAsync("""{"tasks":{"a":1},"bugs":{"x":1}}""");
        await _scene.EnterAsync("a", "tasks");
        await _scene.EnterAsync("b", "bugs/x*");

        Assert.False((await _scene.PatchAsync("a", """[{"op":"replace","path":"/tasks/a","value":2}]""")).Merged);
        var second = await _scene.PatchAsync("b", """[{"op":"replace","path":"/bugs/x","value":2}]""");

        await _scene.IsAsync("""{"tasks":{"a":2},"bugs":{"x":2}}""");
        Assert.True(second.Merged);
        Assert.Equal(2, int.Parse(_scene.Git("rev-list", "--count", "main")) - 1);
    }

    [Fact]
    public async Task After_a_merge_the_next_document_takes_nothing_back_that_others_wrote()
    {
        var start = await _scene.SetAsync("""{"tasks":{"a":1}}""");
        await _scene.EnterAsync("a");
        await _scene.SetAsync("""{"tasks":{"a":1,"theirs":1}}""");

        Assert.True((await _scene.DocumentAsync("a", """{"tasks":{"a":2}}""")).Merged);
        var second = await _scene.DocumentAsync("a", """{"tasks":{"a":3}}""");
        await _scene.IsAsync("""{"tasks":{"a":3,"theirs":1}}""");
        var third = await _scene.DocumentAsync("a", """{"tasks":{"a":4,"theirs":1}}""");

        await _scene.IsAsync("""{"tasks":{"a":4,"theirs":1}}""");
        Assert.Empty(second.Conflicts);
        Assert.Empty(third.Conflicts);
        Assert.NotEqual(start, second.Base);
        Assert.Equal(string.Empty, _scene.Git("fsck", "--strict", "--no-dangling"));
    }

    [Fact]
    public async Task Where_others_had_written_the_same_the_lease_goes_on_from_the_agents_document_too()
    {
        await _scene.SetAsync("""{"tasks":{"a":1}}""");
        await _scene.EnterAsync("a");
        var head = await _scene.SetAsync("""{"tasks":{"a":2,"theirs":1}}""");

        var first = await _scene.DocumentAsync("a", """{"tasks":{"a":2}}""");
        Assert.Equal((null, head, true), (first.Event, first.Revision, first.Merged));
        Assert.Equal(first.Base, (await _scene.EnterAsync("a")).BaseRevision);
        await _scene.SetAsync("""{"tasks":{"a":5,"theirs":1}}""");
        var second = await _scene.DocumentAsync("a", """{"tasks":{"a":2,"mine":1}}""");

        Assert.Empty(second.Conflicts);
        await _scene.IsAsync("""{"tasks":{"a":5,"theirs":1,"mine":1}}""");
        Assert.Equal(string.Empty, _scene.Git("fsck", "--strict", "--no-dangling"));
    }

    [Fact]
    public async Task The_base_of_the_next_proposal_is_the_agents_document_even_if_nothing_was_committed()
    {
        var start = await _scene.SetAsync("""{"tasks":{"a":1}}""");
        await _scene.SetAsync("""{"tasks":{"a":2,"theirs":1}}""");

        var same = await _scene.CheckInAsync(Document("""{"tasks":{"a":1}}""", start));
        var agreed = await _scene.CheckInAsync(Document("""{"tasks":{"a":2}}""", start));
        await _scene.CheckInAsync(Document("""{"tasks":{"a":2,"mine":1}}""", agreed.Base!));

        Assert.Equal(start, same.Base);
        await _scene.IsAsync("""{"tasks":{"a":2,"theirs":1,"mine":1}}""");

        static CheckInOptions Document(string document, string from) => new() { Agent = "a", Proposal = MemoryScene.Json(document), Source = "test", Base = from };
    }

    [Fact]
    public async Task A_lease_on_an_entry_is_enough_to_make_its_section()
    {
        await _scene.EnterAsync("a", "tasks/a*");

        await _scene.MergePatchAsync("a", """{"tasks":{"a1":1}}""");
        await _scene.IsAsync("""{"tasks":{"a1":1}}""");

        await _scene.ExitAsync("a");
        await _scene.EnterAsync("a", "bugs/a*");
        await Assert.ThrowsAsync<LeaseMissingException>(() => _scene.MergePatchAsync("a", """{"bugs":{"a1":1,"b1":1}}"""));
    }

    [Fact]
    public async Task A_lease_on_something_else_is_not_enough()
    {
        await _scene.SetAsync("""{"tasks":{"a":1},"bugs":{"x":1}}""");
        await _scene.EnterAsync("a", "tasks/a*");

        var error = await Assert.ThrowsAsync<LeaseMissingException>(() => _scene.PatchAsync("a", """[{"op":"replace","path":"/bugs/x","value":2}]"""));
        await Assert.ThrowsAsync<LeaseMissingException>(() => _scene.PatchAsync("a", """[{"op":"remove","path":"/tasks"}]"""));
        await Assert.ThrowsAsync<LeaseMissingException>(() => _scene.PatchAsync("nobody", """[{"op":"remove","path":"/bugs/x"}]"""));

        Assert.Contains("bugs/x", error.Message, StringComparison.Ordinal);
        Assert.Empty(_scene.Git("ls-tree", "main", "conflicts"));
    }

    [Fact]
    public async Task Of_several_leases_the_one_that_covers_the_change_gives_the_base()
    {
        await _scene.SetAsync("""{"tasks":{"a":1},"bugs":{"x":1}}""");
        await _scene.EnterAsync("a", "tasks");
        await _scene.PatchAsync("a", """[{"op":"replace","path":"/tasks/a","value":2}]""");
        var second = await _scene.EnterAsync("a", "bugs");

        var result = await _scene.PatchAsync("a", """[{"op":"replace","path":"/bugs/x","value":2}]""");

        Assert.Equal(second.BaseRevision, (await _scene.MessageAsync(result.Revision))["Vault-Base"]);
        Assert.False(result.Merged);
    }

    [Fact]
    public async Task What_another_agent_holds_is_refused_and_its_holder_named()
    {
        await _scene.SetAsync("""{"tasks":{"a":1}}""");
        await _scene.EnterAsync("holder");

        var error = await Assert.ThrowsAsync<LeaseHeldException>(() => _scene.PatchAsync("other", """[{"op":"replace","path":"/tasks/a","value":2}]"""));
        await Assert.ThrowsAsync<LeaseHeldException>(() => _scene.PatchAsync("other", """[{"op":"replace","path":"/tasks/a","value":2}]""", @base: "main"));

        Assert.Equal(VaultErrorKind.LeaseHeld, error.Kind);
        Assert.Contains("holder", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proposal_whose_lease_has_expired_is_kept()
    {
        var head = await _scene.SetAsync("""{"tasks":{"a":1}}""");
        var lease = await _scene.EnterAsync("late", ttl: 60);
        _scene.Clock.Advance(TimeSpan.FromSeconds(60));

        var error = await Assert.ThrowsAsync<ProposalKeptException>(() => _scene.PatchAsync("late", """[{"op":"replace","path":"/tasks/a","value":2}]"""));

        await _scene.IsAsync("""{"tasks":{"a":1}}""");
        Assert.Equal((VaultErrorKind.LeaseLost, $"conflicts/{error.Conflict}.json"), (error.Kind, error.Target));
        var record = (JsonObject)MemoryScene.Json(_scene.Git("show", $"main:{error.Target}"));
        Assert.Equal("""[{"op":"replace","path":"/tasks/a","value":2}]""", MemoryScene.Json(_scene.Git("show", $"main:conflicts/{error.Conflict}.proposal")).ToString());
        Assert.Equal($"\"{head}\"", record.Find("baseRevision")?.ToString());
        Assert.Equal(lease.BaseRevision, head);

        // Again: the same record, and no further commit.
        var count = _scene.Git("rev-list", "--count", "main");
        Assert.Equal(error.Conflict, (await Assert.ThrowsAsync<ProposalKeptException>(() => _scene.PatchAsync("late", """[{"op":"replace","path":"/tasks/a","value":2}]"""))).Conflict);
        Assert.Equal(count, _scene.Git("rev-list", "--count", "main"));
    }

    [Fact]
    public async Task A_token_of_the_past_is_fenced_off_even_if_the_agent_has_a_new_lease()
    {
        await _scene.SetAsync("""{"tasks":{"a":1}}""");
        var old = await _scene.EnterAsync("a");
        await _scene.ExitAsync("a");
        await _scene.EnterAsync("a");

        var options = new CheckInOptions { Agent = "a", Proposal = MemoryScene.Json("""{"tasks":{}}"""), Source = "test", Token = old.FencingToken };
        var error = await Assert.ThrowsAsync<ProposalKeptException>(() => _scene.CheckInAsync(options));
        await Assert.ThrowsAsync<ProposalKeptException>(() => _scene.CheckInAsync(options with { Token = old.FencingToken + 100 }));

        Assert.IsType<LeaseLostException>(error.InnerException);
        await _scene.IsAsync("""{"tasks":{"a":1}}""");
    }

    [Fact]
    public async Task Without_a_lease_a_base_is_enough_where_the_policy_allows_it()
    {
        var start = await _scene.SetAsync("""{"tasks":{"a":{"n":1},"b":1}}""");
        await _scene.SetAsync("""{"tasks":{"a":{"n":1,"m":5},"b":1}}""");

        var result = await _scene.PatchAsync("a", """[{"op":"replace","path":"/tasks/a/n","value":2}]""", @base: start);

        await _scene.IsAsync("""{"tasks":{"a":{"n":2,"m":5},"b":1}}""");
        Assert.True(result.Merged);
        Assert.Null((await _scene.MessageAsync(result.Revision))["Vault-Lease"]);
        await _scene.Vault.UpdateConfigurationAsync(c => c with { Policies = c.Policies with { OptimisticCheckin = false } }, default);
        await Assert.ThrowsAsync<LeaseMissingException>(() => _scene.PatchAsync("a", """[{"op":"remove","path":"/tasks/b"}]""", @base: "main"));
    }

    [Theory]
    [InlineData(MergeStrategy.Fail, null)]
    [InlineData(MergeStrategy.Ours, """{"tasks":{"a":2,"c":1}}""")]
    [InlineData(MergeStrategy.Theirs, """{"tasks":{"a":3,"c":1}}""")]
    [InlineData(MergeStrategy.Newest, """{"tasks":{"a":2,"c":1}}""")]
    public async Task A_conflict_is_decided_as_the_strategy_says(MergeStrategy strategy, string? expected)
    {
        var start = await _scene.SetAsync("""{"tasks":{"a":1}}""");
        _scene.Clock.Advance(TimeSpan.FromSeconds(5));
        var head = await _scene.SetAsync("""{"tasks":{"a":3}}""");
        _scene.Clock.Advance(TimeSpan.FromSeconds(5));

        var result = await _scene.PatchAsync(
            "a", """[{"op":"replace","path":"/tasks/a","value":2},{"op":"add","path":"/tasks/c","value":1}]""", start, strategy);

        if (expected is null)
        {
            Assert.Equal(["/tasks/a"], result.Conflicts.Select(conflict => conflict.Path.ToString()));
            Assert.Equal((null, head, true), (result.Event, result.Revision, result.Merged));
            Assert.Equal(head, _scene.Git("rev-parse", "main"));
            return;
        }

        await _scene.IsAsync(expected);
        Assert.Empty(result.Conflicts);
        Assert.Equal(["/tasks/a"], result.Settled.Select(conflict => conflict.Path.ToString()));
        Assert.Contains("/tasks/a", (await _scene.MessageAsync(result.Revision)).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"tasks":{"a":1,"b":2}}""", """[{"op":"add","path":"/tasks/c","value":3}]""", "[]", """{"tasks":[],"x":1}""", "/tasks")]
    [InlineData("""{"tasks":{"a":1}}""", """[{"op":"replace","path":"/tasks/a","value":3}]""", null, """{"x":1}""", "/tasks")]
    [InlineData("""{"tasks":{"a":1}}""", """[{"op":"remove","path":"/tasks"}]""", """{"a":1,"b":2}""", """{"tasks":{"a":1,"b":2},"x":1}""", "/tasks")]
    public async Task A_section_that_changes_its_nature_is_merged_as_a_whole(string start, string patch, string? theirs, string expected, string conflict)
    {
        var revision = await _scene.SetAsync(start);
        await _scene.SetAsync(theirs is null ? """{"x":1}""" : $$"""{"tasks":{{theirs}},"x":1}""");

        var result = await _scene.PatchAsync("a", patch, revision);

        Assert.Equal([conflict], result.Conflicts.Select(c => c.Path.ToString()));
        await _scene.IsAsync(expected);
    }

    [Fact]
    public async Task The_rules_of_the_vault_count()
    {
        await _scene.PutAsync("merge.json", """{"rules":[{"path":"/tasks/*/tags","array":"set"}]}""");
        var start = await _scene.SetAsync("""{"tasks":{"a":{"tags":["x"]}}}""");
        await _scene.SetAsync("""{"tasks":{"a":{"tags":["x","theirs"]}}}""");

        await _scene.PatchAsync("a", """[{"op":"add","path":"/tasks/a/tags/-","value":"ours"}]""", start);

        Assert.True(JsonPointer.Parse("/tasks/a/tags").TryResolve(await _scene.MemoryAsync(), out var tags));
        Assert.Equal(3, ((JsonArray)tags).Count);
    }

    [Fact]
    public async Task A_section_must_be_as_its_schema_demands()
    {
        await _scene.PutAsync("schemas/+tasks.schema.json", """{"additionalProperties":{"required":["title"],"properties":{"title":{"type":"string"}}}}""");
        var head = await _scene.SetAsync("""{"Tasks":{"a":{"title":"x"}},"bugs":{}}""");
        await _scene.EnterAsync("a");

        var error = await Assert.ThrowsAsync<SchemaViolatedException>(() => _scene.MergePatchAsync("a", """{"Tasks":{"b":{"title":1}}}"""));
        Assert.Equal(head, _scene.Git("rev-parse", "main"));
        await _scene.MergePatchAsync("a", """{"Tasks":{"b":{"title":"y"}},"bugs":{"free":1}}""");

        Assert.Equal("/b/title", error.Violations.Single().Pointer.ToString());
        Assert.Contains("'/b/title'", error.Message, StringComparison.Ordinal);
        Assert.Contains("string", error.Message, StringComparison.Ordinal);
        await _scene.IsAsync("""{"Tasks":{"a":{"title":"x"},"b":{"title":"y"}},"bugs":{"free":1}}""");
    }

    [Fact]
    public async Task Risk_and_review_follow_the_size_and_the_removals()
    {
        await _scene.EnterAsync("a");

        var nine = await _scene.MergePatchAsync("a", Entries(9, "a"));
        var ten = await _scene.MergePatchAsync("a", Entries(10, "b"));
        var many = await _scene.MergePatchAsync("a", Entries(21, "c"));
        var removal = await _scene.MergePatchAsync("a", """{"s":{"a0":null}}""");

        Assert.Equal(("low", false), (nine.Risk, nine.RequiresReview));
        Assert.Equal(("medium", false, 10), (ten.Risk, ten.RequiresReview, ten.PatchSize));
        Assert.Equal(("medium", true), (many.Risk, many.RequiresReview));
        Assert.Equal(("low", true), (removal.Risk, removal.RequiresReview));
        Assert.Equal("required", (await _scene.MessageAsync(removal.Revision))["Vault-Review"]);

        static string Entries(int count, string prefix) => $$"""{"s": { {{string.Join(',', Enumerable.Range(0, count).Select(i => $"\"{prefix}{i}\":1"))}} } }""";
    }

    [Theory]
    [InlineData("", "user", null)]
    [InlineData("a", " ", null)]
    [InlineData("a", "user", 1.5)]
    [InlineData("a", "user", double.NaN)]
    public async Task What_is_said_about_a_check_in_is_looked_at_first(string agent, string source, double? confidence) =>
        await Assert.ThrowsAsync<InvalidInputException>(() => _scene.CheckInAsync(new CheckInOptions
        {
            Agent = agent, Source = source, Confidence = confidence, Proposal = JsonObject.Empty,
        }));

    [Fact]
    public async Task A_check_in_that_meets_another_one_is_worked_out_again()
    {
        var start = await _scene.SetAsync("""{"tasks":{"a":1}}""");
        var tasks = Enumerable.Range(0, 8).Select(i => Task.Run(async () =>
        {
            // The system's clock: waiting for the write lock needs one that goes on by itself.
            await using var vault = Vault.Open(_scene.Vault.Paths.Root, _scene.Services with { Clock = TimeProvider.System });
            return await new CheckIn(vault).RunAsync(
                new CheckInOptions
                {
                    Agent = $"agent-{i}", Source = "test", Base = start, Form = CheckInForm.MergePatch, Proposal = MemoryScene.Json($$"""{"tasks": {"t{{i}}": {{i}} } }"""),
                },
                default);
        }));

        var results = await Task.WhenAll(tasks);

        Assert.Equal(9, ((JsonObject)(await _scene.MemoryAsync()).Find("tasks")!).Count);
        Assert.Equal(8, results.Select(result => result.Revision).Distinct().Count());
        _scene.Git("fsck", "--strict");
    }

    public async Task DisposeAsync() => await _scene.DisposeAsync();
}
