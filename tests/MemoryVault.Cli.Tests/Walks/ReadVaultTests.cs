using System.Text.Json;

namespace MemoryVault.Cli.Tests.Walks;

/// <summary>examples/read_vault.py, which was written from docs/formats.md alone, reads what memvault wrote.</summary>
public sealed class ReadVaultTests : IDisposable
{
    private readonly WalkHome _home = new();

    public void Dispose() => _home.Dispose();

    [RequiresPythonFact]
    public void A_vault_is_read_with_git_and_the_page_on_formats_alone()
    {
        var many = Enumerable.Range(0, 1100).ToDictionary(number => $"k{number}", number => (object)number);
        var memory = new Dictionary<string, object> { ["Many"] = many, ["odd"] = new Dictionary<string, object> { [""] = 1, ["a/B"] = "x", ["con"] = 3, ["é.json"] = new[] { 4 } }, ["flat"] = true };
        var lines = string.Concat(Enumerable.Range(0, 20000).Select(number => $$$"""{"type":"message","id":"{{{number}}}","message":{"role":"user","content":"Hello"}}""" + "\n"));
        _home.Write("memory.json", JsonSerializer.Serialize(memory));
        _home.Write("notes/log.jsonl", lines);
        _home.Write("notes/plan.md", "Release on Mondays.\n");
        _home.Write("pulled/3f2a.jsonl", lines);
        _home.Prepare("""
            memvault --quiet init --machine laptop
            memvault --quiet source add notes --root ~/notes
            memvault --quiet sessions source add bot --preset folder --folder ~/pulled --window-days 0
            memvault --quiet sync
            memvault --quiet lease enter --agent planner
            memvault --quiet checkin --agent planner --merge-patch memory.json --source '"a" quoted'
            """);

        var outcome = _home.Run($"python3 '{Path.Combine(Repository.Root, "examples", "read_vault.py")}' .memoryvault/repository.git");

        Assert.True(outcome.ExitCode == 0, outcome.ToString());
        Assert.True(JsonElement.DeepEquals(JsonSerializer.SerializeToElement(memory), outcome.Json.GetProperty("memory")), outcome.Json.GetProperty("memory").ToString());
        Assert.Equal(lines, outcome.Json.GetProperty("backup").Text("backup/laptop/notes/log.jsonl"));
        Assert.Equal("Release on Mondays.\n", outcome.Json.GetProperty("backup").Text("backup/laptop/notes/plan.md"));
        Assert.Equal(lines, outcome.Json.GetProperty("sessions").Text("sessions/bot/3f2a"));
        Assert.Equal("planner", outcome.Json.First("leases").Text("agentId"));
        Assert.Equal(("checkin", "\"a\" quoted"), (outcome.Json.First("events").Text("Vault-Kind"), outcome.Json.First("events").Text("Vault-Source")));
    }
}
