using System.Text.Json;

namespace MemoryVault.Cli.Tests.Commands;

/// <summary><c>events</c> and <c>trace</c>, on a history that is written by git itself: docs/formats.md is all that it takes.</summary>
public sealed class EventCommandTests : IDisposable
{
    private const string Event = "event_id type agent_id timestamp base_hash head_hash_before head_hash_after patch patch_size provenance risk requires_review"
        + " revision review_state approved_by approved_at undone_by subject lease_id fencing_token machine";

    private readonly TemporaryHome _home = new();

    public EventCommandTests()
    {
        _home.Json("init");
        Commit("019f0000-0000-7000-8000-000000000001", "agent-1", "t/x", """{"n":1,"m":1}""", "Vault-Source: user", "Vault-Confidence: 0.5", "Vault-Justification: said so");
        Commit("019f0000-0001-7000-8000-000000000002", "agent-2", "t/x", """{"n":2,"m":1}""", "Vault-Risk: medium", "Vault-Review: required", "Vault-Operations: 1");
    }

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Events_have_the_members_that_scripts_know()
    {
        var list = _home.Json("events", "list", "--patch");

        Assert.Equal(2, list.GetArrayLength());
        JsonShape.IsAsDocumented(list[0], Event);
        JsonShape.IsAsDocumented(list[1].GetProperty("provenance"), "source confidence justification method");
        Assert.Equal(0.5, list[1].GetProperty("provenance").GetProperty("confidence").GetDouble());
        Assert.Equal("""[{"op":"replace","path":"/t/x/n","value":2}]""", list[0].GetProperty("patch").GetRawText());
        Assert.Equal(("checkin", "agent-2", "medium", "required"), (list[0].Text("type"), list[0].Text("agent_id"), list[0].Text("risk"), list[0].Text("review_state")));
        Assert.Equal(list[1].Text("revision"), list[0].Text("head_hash_before"));
        Assert.Equal(JsonValueKind.Null, _home.Json("events", "list")[0].GetProperty("patch").ValueKind);
        Assert.Equal(1, _home.Json("events", "list", "--agent", "agent-1").GetArrayLength());
        Assert.Equal(64, _home.Run("events", "list", "--review", "maybe").ExitCode);
    }

    [Fact]
    public void People_see_who_did_what_and_what_waits()
    {
        var list = _home.Run("events", "list").Output;
        Assert.Contains("019f0000-0001", list, StringComparison.Ordinal);
        Assert.Contains("required", list, StringComparison.Ordinal);
        Assert.Contains("~ /t/x/n = 2", _home.Run("events", "list", "--patch").Output, StringComparison.Ordinal);
        Assert.Contains("t/x/n", _home.Run("trace", "t/x").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_is_approved_and_twice_is_told()
    {
        var approved = _home.Json("events", "approve", "019f0000-0001", "--agent", "bob");
        JsonShape.IsAsDocumented(approved, "event revision approved alreadyApproved vault");
        Assert.Contains("approved by bob", _home.Run("events", "list").Output, StringComparison.Ordinal);
        Assert.StartsWith("Was approved already: 019f0000-0001", _home.Run("events", "approve", "019f0000-0001").Output, StringComparison.Ordinal);
        Assert.Equal((64, 1), (_home.Run("events", "approve").ExitCode, _home.Run("events", "approve", "01980000").ExitCode));
    }

    [Fact]
    public void An_undo_that_conflicts_ends_with_4_and_changes_nothing()
    {
        var conflict = _home.Run("events", "undo", "019f0000-0000", "--json");
        Assert.Equal(4, conflict.ExitCode);
        JsonShape.IsAsDocumented(conflict.Json, "event revision undone alreadyUndone unchanging patch patchSize conflicts conflicting settled risk requiresReview dryRun vault");
        JsonShape.Has(conflict.Json.First("conflicts"), "path base ours");
        Assert.Contains("now is", _home.Run("events", "undo", "019f0000-0000").Error, StringComparison.Ordinal);
        Assert.Equal(2, _home.Json("events", "list").GetArrayLength());

        Assert.Contains("Would undo 019f0000-0001", _home.Run("events", "undo", "019f0000-0001", "--dry-run").Output, StringComparison.Ordinal);
        var undone = _home.Json("events", "undo", "--agent", "agent-2", "--since", "@0");
        Assert.Equal("019f0000-0001-7000-8000-000000000002", undone.GetProperty("undone")[0].GetString());
        Assert.Equal("""[{"op":"replace","path":"/t/x/n","value":1}]""", undone.GetProperty("patch").GetRawText());
        Assert.StartsWith("Was undone already", _home.Run("events", "undo", "019f0000-0001").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trace_names_each_writer()
    {
        var trace = _home.Json("trace", "t/x");
        JsonShape.IsAsDocumented(trace[0], "path pointer value revision event kind agent machine time source confidence justification vault");
        Assert.Equal(("/n", "agent-2", "/m", "agent-1"), (trace[0].Text("pointer"), trace[0].Text("agent"), trace[1].Text("pointer"), trace[1].Text("agent")));
        Assert.Equal("agent-2", _home.Json("trace", "t")[0].Text("agent"));
        Assert.Equal(1, _home.Run("trace", "t/nothing").ExitCode);
    }

    private void Commit(string id, string agent, string entry, string value, params string[] trailers)
    {
        var blob = Git("hash-object", "-w", _home.Write("blob", value + "\n"));
        Git("update-index", "--add", "--cacheinfo", $"100644,{blob},memory/{entry}.json");
        string[] parents = Git("for-each-ref", "refs/heads/main") is "" ? [] : ["-p", "refs/heads/main"];
        var message = string.Join('\n', ["Check in " + entry, "", $"Vault-Event: {id}", "Vault-Kind: checkin", "Vault-Machine: box", $"Vault-Agent: {agent}", .. trailers]);
        Git("update-ref", "refs/heads/main", Git(["-c", $"user.name={agent}", "-c", "user.email=box", "commit-tree", Git("write-tree"), "-m", message, .. parents]));
    }

    private string Git(params string[] arguments)
    {
        var outcome = _home.Execute("git", ["--git-dir", Path.Combine(_home.Vault, "repository.git"), .. arguments]);
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        return outcome.Output.TrimEnd('\n');
    }
}
