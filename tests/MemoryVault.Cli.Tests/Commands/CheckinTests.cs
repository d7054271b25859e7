using System.Text.Json;

namespace MemoryVault.Cli.Tests.Commands;

public sealed class CheckinTests : IDisposable
{
    private const string Members = "event revision base patchSize merged conflicts settled risk requiresReview vault";
    private readonly TemporaryHome _home = new();

    public CheckinTests() => _home.Json("init");

    [Fact]
    public void A_check_in_answers_as_documented_and_the_memory_can_be_read()
    {
        _home.Json("lease", "enter", "--agent", "a");
        _home.Write("p.json", """{"tasks":{"a/b":{"n":1}}}""");

        var result = _home.Json("checkin", "a", _home["p.json"], "user", "0.9", "because");

        JsonShape.IsAsDocumented(result, Members);
        Assert.Equal((1, "low"), (result.Number("patchSize"), result.Text("risk")));
        Assert.Equal("{\n  \"n\": 1\n}\n", _home.Run("memory", "get", "tasks/a/b").Output);
        Assert.Equal("{\n  \"tasks\": {\n    \"a/b\": {\n      \"n\": 1\n    }\n  }\n}\n", _home.Run("memory", "export").Output);
        Assert.Equal(1, _home.Run("memory", "get", "tasks/none").ExitCode);
        JsonShape.IsAsDocumented(_home.Json("memory", "export", _home["out.json"]), "file bytes");
    }

    [Fact]
    public void Conflicts_and_lost_leases_have_their_exit_codes()
    {
        _home.Write("p.json", """{"tasks":{"a":1}}""");
        Assert.Equal(3, _home.Run("checkin", "a", _home["p.json"], "user").ExitCode);
        _home.Json("lease", "enter", "--agent", "other");
        Assert.Equal(2, _home.Run("checkin", "a", _home["p.json"], "user").ExitCode);
        var first = _home.Json("checkin", "other", _home["p.json"], "user").Text("revision")!;
        _home.Json("lease", "exit", "--agent", "other");
        _home.Write("two.json", """{"tasks":{"a":2}}""");
        _home.Write("three.json", """{"tasks":{"a":3}}""");
        _home.Json("checkin", "--agent", "b", "--merge-patch", _home["two.json"], "--source", "user", "--base", first);

        var outcome = _home.Run("--json", "checkin", "--agent", "c", "--merge-patch", _home["three.json"], "--source", "user", "--base", first);

        Assert.Equal(4, outcome.ExitCode);
        Assert.Equal(JsonValueKind.Null, outcome.Json.GetProperty("event").ValueKind);
        JsonShape.IsAsDocumented(outcome.Json.First("conflicts"), "path base ours theirs");
        Assert.Equal(64, _home.Run("checkin", "a").ExitCode);
        Assert.Equal(64, _home.Run("checkin", "a", _home["p.json"], "user", "--patch", _home["p.json"]).ExitCode);
    }

    [Fact]
    public void An_import_answers_as_documented()
    {
        _home.Write("m.json", """{"tasks":{"a":1}}""");
        JsonShape.IsAsDocumented(_home.Json("memory", "import", _home["m.json"]), "form revision changes events replayed reachesSnapshot conflicts settled errors dryRun entries vault");
        _home.Write("more.json", """{"tasks":{"a":1,"b":2}}""");
        var plan = _home.Json("memory", "import", _home["more.json"], "--dry-run");
        Assert.Equal(("tasks/b", "added"), (plan.First("entries").Text("path"), plan.First("entries").Text("change")));
        Assert.Contains("+ tasks/b", _home.Run("memory", "import", _home["more.json"], "--dry-run").Output, StringComparison.Ordinal);
        Assert.Equal(1, _home.Run("memory", "get", "tasks/b").ExitCode);
        _home.Write("m.json", """{"tasks":{"a":2}}""");
        Assert.Equal(4, _home.Run("memory", "import", _home["m.json"]).ExitCode);
    }

    public void Dispose() => _home.Dispose();
}
