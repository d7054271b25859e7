using System.Diagnostics;
using System.Text.Json;

namespace MemoryVault.Cli.Tests.Commands;

public sealed class LeaseTests : IDisposable
{
    private const string Lease = "leaseId agentId scope mode fencingToken baseRevision acquiredAt renewedAt expiresAt ttlSeconds purpose machine processId isBound";
    private const string CheckedOut = "lease_id agent_id base_hash acquired_at expires_at ttl_sec base_revision fencing_token";
    private static readonly Dictionary<string, string?> NoVariables = [];

    private readonly TemporaryHome _home = new();

    public LeaseTests() => _home.Json("init");

    [Fact]
    public void A_lease_is_taken_renewed_listed_and_given_back()
    {
        var taken = _home.Json("lease", "enter", "--agent", "ann", "--scope", "tasks/bug-*", "--ttl", "2m", "--purpose", "triage");
        var renewed = _home.Json("lease", "renew", "--agent", "ann", "--token", $"{taken.GetProperty("fencingToken")}", "--ttl", "300");
        var listed = _home.Json("lease", "list");
        var words = _home.Run("lease", "list").Output;
        var given = _home.Json("lease", "exit", "--agent", "ann", "--scope", "tasks/bug-*");
        var after = _home.Json("lease", "list");

        JsonShape.IsAsDocumented(taken, Lease);
        Assert.Equal(("ann", "tasks/bug-*", "exclusive", 120, "triage"), (taken.Text("agentId"), taken.Text("scope"), taken.Text("mode"), taken.Number("ttlSeconds"), taken.Text("purpose")));
        Assert.Equal(300, renewed.Number("ttlSeconds"));
        Assert.Equal(taken.Text("leaseId"), renewed.Text("leaseId"));
        JsonShape.IsAsDocumented(listed, "generation leases queue ended");
        Assert.True(JsonElement.DeepEquals(renewed, listed.First("leases")));
        Assert.All(["ann", "tasks/bug-*", "triage", taken.Text("leaseId")!], fact => Assert.Contains(fact, words));
        Assert.True(JsonElement.DeepEquals(renewed, given));
        Assert.Empty(after.GetProperty("leases").EnumerateArray());
        JsonShape.IsAsDocumented(after.First("ended"), "leaseId agentId scope fencingToken end endedAt by reason");
        Assert.Equal("released", after.First("ended").Text("end"));
    }

    [Fact]
    public void One_that_another_holds_is_2_and_one_that_was_lost_is_3()
    {
        var taken = _home.Json("lease", "enter", "--agent", "ann");

        var refused = _home.Run("lease", "enter", "--agent", "bob", "--scope", "notes", "--json");
        var late = _home.Run("lease", "enter", "--agent", "bob", "--wait", "1");
        _home.Json("lease", "force-release", taken.Text("leaseId")!, "--reason", "ann hangs");
        var lost = _home.Run("lease", "renew", "--agent", "ann", "--json");

        Assert.Equal((2, "LeaseHeld"), (refused.ExitCode, refused.Json.GetProperty("error").Text("id")));
        Assert.Contains("'ann'", refused.Error);
        Assert.Equal(2, late.ExitCode);
        Assert.Contains("Waited 1 s", late.Error);
        Assert.Equal((3, "LeaseLost"), (lost.ExitCode, lost.Json.GetProperty("error").Text("id")));
        Assert.Contains("ann hangs", lost.Error);
        Assert.Equal("force-release", _home.Json("history").EnumerateArray().First().Text("kind"));
    }

    [Fact]
    public void Shared_leases_are_held_side_by_side()
    {
        _home.Json("lease", "enter", "--agent", "ann", "--shared");

        Assert.Equal("shared", _home.Json("lease", "enter", "--agent", "bob", "--shared").Text("mode"));
        Assert.Equal(2, _home.Run("lease", "enter", "--agent", "cid").ExitCode);
    }

    [Theory]
    [InlineData("lease enter", "--agent")]
    [InlineData("lease enter --agent ann --ttl soon", "--ttl takes seconds")]
    [InlineData("lease enter --agent ann --ttl 8d", "691200 seconds")]
    [InlineData("lease enter --agent ann --scope task*", "a section is named literally")]
    [InlineData("lease renew --agent ann --token first", "no fencing token")]
    [InlineData("lease force-release x", "--reason")]
    [InlineData("lease run --agent ann", "argument missing for command: 'run'")]
    [InlineData("lease take", "Unknown command 'take'")]
    [InlineData("checkout", "argument missing for command: 'checkout'")]
    public void Wrong_usage_is_64(string arguments, string expected)
    {
        var outcome = _home.Run(arguments.Split(' '));

        Assert.Equal(64, outcome.ExitCode);
        Assert.Contains(expected, outcome.Error);
    }

    [Fact]
    public void Checkout_and_release_write_json_as_scripts_know_it()
    {
        var taken = _home.Run("checkout", "ann", "60");
        var refused = _home.Run("checkout", "bob");
        var again = _home.Run("checkout", "ann", "90");
        var given = _home.Run("release", "ann");
        var lost = _home.Run("release", "ann");

        JsonShape.IsAsDocumented(taken.Json, CheckedOut);
        JsonShape.IsAsDocumented(given.Json, CheckedOut);
        Assert.Equal((60, 90), (taken.Json.Number("ttl_sec"), again.Json.Number("ttl_sec")));
        Assert.Equal(taken.Json.Text("lease_id"), again.Json.Text("lease_id"));
        Assert.Matches("^[0-9a-f]{40}$", taken.Json.Text("base_hash"));
        Assert.Equal((2, string.Empty), (refused.ExitCode, refused.Output));
        Assert.Equal(3, lost.ExitCode);
    }

    [Fact]
    public void The_hash_of_a_checkout_is_that_of_the_memory_it_starts_from()
    {
        CommitMemory("""{"a": 1}""");
        var first = _home.Run("checkout", "ann").Json;
        _home.Run("release", "ann");
        CommitMemory("""{"a": 2}""");
        var second = _home.Run("checkout", "ann").Json;

        Assert.Equal(Git("rev-parse", "main~1:memory"), first.Text("base_hash"));
        Assert.Equal(Git("rev-parse", "main:memory"), second.Text("base_hash"));
        Assert.Equal(Git("rev-parse", "main"), second.Text("base_revision"));
    }

    [Fact]
    public void Status_shows_leases_and_the_memory()
    {
        _home.Json("lease", "enter", "--agent", "ann", "--purpose", "triage");
        foreach (var number in new[] { 1, 2 })
        {
            _home.Write("p.json", $$"""{"tasks":{"a":{{number}}} }""");
            _home.Json("checkin", "ann", _home["p.json"], "user");
        }

        var status = _home.Json("status", "--no-scan");
        var words = _home.Run("status", "--no-scan").Output;

        JsonShape.IsAsDocumented(status.First("leases"), Lease);
        JsonShape.IsAsDocumented(status.GetProperty("memory"), "snapshot lastUpdate lastAgent events");
        Assert.Equal((2, Git("rev-parse", "main:memory")), (status.GetProperty("memory").Number("events"), status.GetProperty("memory").Text("snapshot")));
        Assert.Contains("2 events", words);
        Assert.Contains("triage", words);
    }

    [UnixFact]
    public void A_program_runs_under_a_lease_that_it_knows_and_its_exit_code_counts()
    {
        var outcome = _home.Run("lease", "run", "--agent", "ann", "--scope", "tasks", "--", "sh", "-c", "echo $MEMORYVAULT_AGENT $MEMORYVAULT_LEASE_ID $MEMORYVAULT_FENCING_TOKEN; cat; exit 7");

        var ended = _home.Json("lease", "list").First("ended");
        Assert.Equal(7, outcome.ExitCode);
        Assert.Equal($"ann {ended.Text("leaseId")} {ended.GetProperty("fencingToken")}\n", outcome.Output);
        Assert.Equal(("released", "tasks"), (ended.Text("end"), ended.Text("scope")));
    }

    [UnixFact]
    public void A_memvault_inside_uses_the_lease_that_it_runs_under()
    {
        var outcome = _home.Run("lease", "run", "--agent", "ann", "--", "dotnet", TemporaryHome.Program, "lease", "renew", "--ttl", "77", "--json");

        Assert.Equal((0, 77), (outcome.ExitCode, outcome.Json.Number("ttlSeconds")));
        Assert.True(outcome.Json.GetProperty("isBound").GetBoolean());
    }

    [UnixFact]
    public void A_program_that_is_not_there_gives_the_lease_back()
    {
        var outcome = _home.Run("lease", "run", "--agent", "ann", "--", "no-such-program");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("no-such-program", outcome.Error);
        Assert.Empty(_home.Json("lease", "list").GetProperty("leases").EnumerateArray());
    }

    [UnixFact]
    public async Task A_lease_is_renewed_while_the_program_runs()
    {
        using var process = await StartRunAsync("--ttl", "2", "--", "sh", "-c", "echo ready; read line; exit 4");
        var first = _home.Json("lease", "list").First("leases");
        await UntilAsync(() => _home.Json("lease", "list").First("leases").GetProperty("renewedAt").GetDateTimeOffset() > first.GetProperty("acquiredAt").GetDateTimeOffset().AddSeconds(3));

        await process.StandardInput.WriteLineAsync("go");
        Assert.Equal(4, await ExitCodeAsync(process));
    }

    [UnixFact]
    public async Task A_lease_that_is_lost_ends_the_program_and_is_3()
    {
        using var process = await StartRunAsync("--ttl", "3", "--", "sh", "-c", "trap 'echo stopping; exit 9' TERM; echo ready; while :; do sleep 0.1; done");
        _home.Json("lease", "force-release", _home.Json("lease", "list").First("leases").Text("leaseId")!, "--reason", "too long");

        Assert.Equal("stopping", await process.StandardOutput.ReadLineAsync());
        Assert.Equal(3, await ExitCodeAsync(process));
        Assert.Contains("too long", await process.StandardError.ReadToEndAsync());
    }

    [UnixFact]
    public async Task A_signal_is_passed_on_and_the_lease_given_back()
    {
        using var process = await StartRunAsync("--", "sh", "-c", "trap 'echo stopping; exit 9' TERM; echo ready; while :; do sleep 0.1; done");
        _home.Execute("kill", "-TERM", $"{process.Id}");

        Assert.Equal("stopping", await process.StandardOutput.ReadLineAsync());
        Assert.Equal(9, await ExitCodeAsync(process));
        Assert.Equal("released", _home.Json("lease", "list").First("ended").Text("end"));
    }

    [UnixFact]
    public async Task One_that_is_killed_holds_nobody_up()
    {
        using var process = await StartRunAsync("--", "sh", "-c", "echo ready; read line");
        Assert.Equal(2, _home.Run("lease", "enter", "--agent", "bob").ExitCode);
        _home.Execute("kill", "-KILL", $"{process.Id}");
        await process.WaitForExitAsync();

        _home.Json("lease", "enter", "--agent", "bob");
        var ended = _home.Json("lease", "list").First("ended");

        Assert.Equal(("ann", "holderDied"), (ended.Text("agentId"), ended.Text("end")));
        process.StandardInput.Close();
    }

    [UnixFact]
    public async Task Two_runs_of_one_agent_are_one_after_the_other()
    {
        using var process = await StartRunAsync("--", "sh", "-c", "echo ready; read line; exit 4");
        var refused = _home.Run("lease", "run", "--agent", "ann", "--", "true");
        using var second = Start("lease", "run", "--agent", "ann", "--wait", "1h", "--", "sh", "-c", "exit 5");
        await UntilAsync(() => _home.Json("lease", "list").GetProperty("queue").GetArrayLength() == 1);
        JsonShape.IsAsDocumented(_home.Json("lease", "list").First("queue"), "agentId scope mode waitingSince purpose machine processId");

        await process.StandardInput.WriteLineAsync("go");

        Assert.Equal(2, refused.ExitCode);
        Assert.Equal(4, await ExitCodeAsync(process));
        Assert.Equal(5, await ExitCodeAsync(second));
    }

    [UnixFact]
    public async Task Who_is_interrupted_while_waiting_leaves_the_queue()
    {
        _home.Json("lease", "enter", "--agent", "ann");
        using var waiting = Start("lease", "run", "--agent", "bob", "--wait", "1h", "--", "touch", _home["done"]);
        await UntilAsync(() => _home.Json("lease", "list").GetProperty("queue").GetArrayLength() == 1);
        _home.Execute("kill", "-INT", $"{waiting.Id}");

        Assert.Equal(130, await ExitCodeAsync(waiting));
        Assert.Empty(_home.Json("lease", "list").GetProperty("queue").EnumerateArray());
        Assert.False(File.Exists(_home["done"]));
    }

    public void Dispose() => _home.Dispose();

    // The program says 'ready' when it runs, and so has its lease.
    private async Task<Process> StartRunAsync(params string[] arguments)
    {
        var process = Start(["lease", "run", "--agent", "ann", .. arguments]);
        Assert.Equal("ready", await process.StandardOutput.ReadLineAsync());
        return process;
    }

    private Process Start(params string[] arguments) => _home.Start(NoVariables, "dotnet", [TemporaryHome.Program, .. arguments]);

    private static async Task<int> ExitCodeAsync(Process process)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await process.WaitForExitAsync(late.Token);
        return process.ExitCode;
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!condition())
        {
            await Task.Delay(50, late.Token);
        }
    }

    private string Git(params string[] arguments)
    {
        var outcome = _home.Execute("git", ["--git-dir", Path.Combine(_home.Vault, "repository.git"), "-c", "user.name=T", "-c", "user.email=t@example.org", .. arguments]);
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        return outcome.Output.Trim();
    }

    // The vault's tree as a check-in would leave it.
    private void CommitMemory(string content)
    {
        var work = _home["work"];
        _home.Write("work/memory/tasks.json", content + "\n");
        Git("--work-tree", work, "add", "memory");
        var tree = Git("write-tree");
        var head = _home.Execute("git", "--git-dir", Path.Combine(_home.Vault, "repository.git"), "rev-parse", "--verify", "-q", "main").Output.Trim();
        Git("update-ref", "refs/heads/main", Git(["commit-tree", tree, "-m", "memory", .. head.Length > 0 ? new[] { "-p", head } : []]));
    }
}
