using System.Text.Json;

namespace MemoryVault.Cli.Tests.Commands;

/// <summary>The members of every JSON document, exactly as docs/cli.md lists them.</summary>
public sealed class DocumentTests : IDisposable
{
    private const string Source = "name root preset include exclude folder";
    private readonly TemporaryHome _home = new();

    public DocumentTests() => _home.Write("notes/memory.json", "{}");

    [Fact]
    public void Init()
    {
        var json = _home.Json("init");
        JsonShape.IsAsDocumented(json, "vault machine created head knownMachines fingerprint sources redacted restored");
        Assert.True(json.GetProperty("created").GetBoolean());
        Assert.False(_home.Json("init").GetProperty("created").GetBoolean());
    }

    [Fact]
    public void Sync()
    {
        _home.Json("init");
        _home.Execute("git", "init", "--quiet", "--bare", _home["remote.git"]);
        _home.Json("remote", "add", "origin", _home["remote.git"]);

        var json = _home.Json("sync", _home["notes"]);

        JsonShape.IsAsDocumented(json, "commit added modified deleted unchanged quarantined errors remotes conflicts sessions sources changes dryRun vault elapsed");
        JsonShape.IsAsDocumented(json.First("remotes"), "name state ahead behind error url lastReached encrypted fingerprint");
        Assert.Equal("pushed", json.First("remotes").Text("state"));
        Assert.Equal(0, json.First("remotes").Number("ahead"));
        JsonShape.IsAsDocumented(json.First("sources"), "name root preset folder files bytes isNew");
        JsonShape.IsAsDocumented(json.First("changes"), "change source path size");
        Assert.Equal("added", json.First("changes").Text("change"));
        Assert.Equal(_home.Vault, json.Text("vault"));
        Assert.Equal(JsonValueKind.Number, json.GetProperty("elapsed").ValueKind);
    }

    [Fact]
    public void Status()
    {
        _home.Json("sync", _home["notes"]);

        var json = _home.Json("status");

        JsonShape.IsAsDocumented(json, "vault machine health reasons head lastSync lastAttempt lastProof files bytes dirty sources sessionSources remotes quarantined conflicts schedules leases memory gitEngine repositoryBytes");
        JsonShape.IsAsDocumented(json.First("sources"), "name root preset folder files bytes exists error");
        JsonShape.IsAsDocumented(json.GetProperty("gitEngine"), "git objects note");
        Assert.Contains(json.Text("health"), new[] { "healthy", "degraded", "failing" });
        Assert.EndsWith("Z", json.Text("lastSync"));
        Assert.Equal(JsonValueKind.Null, json.GetProperty("lastProof").ValueKind);
        Assert.Equal(0, json.Number("dirty"));
        Assert.Equal(JsonValueKind.Null, _home.Json("status", "--no-scan").GetProperty("dirty").ValueKind);
    }

    [Fact]
    public void Find()
    {
        var json = _home.Json("find", _home["notes"]);
        JsonShape.IsAsDocumented(json.EnumerateArray().Single(), "agent preset path root relativePath kind size lastChange");
    }

    [Fact]
    public void Sources()
    {
        _home.Json("init");

        var added = _home.Json("source", "add", "notes", "--root", _home["notes"], "--exclude", "*.log", "--exclude", "*.tmp");

        JsonShape.IsAsDocumented(added, Source);
        Assert.Equal(["*.log", "*.tmp"], added.GetProperty("exclude").EnumerateArray().Select(glob => glob.GetString()));
        Assert.Equal(["*.md"], _home.Json("source", "set", "notes", "--include", "*.md").GetProperty("include").EnumerateArray().Select(glob => glob.GetString()));
        JsonShape.IsAsDocumented(_home.Json("source", "list").EnumerateArray().Single(), Source);
        JsonShape.IsAsDocumented(_home.Json("source", "remove", "notes"), Source);
        Assert.Empty(_home.Json("source", "list").EnumerateArray());
    }

    [Fact]
    public void Remotes()
    {
        _home.Json("init");
        JsonShape.IsAsDocumented(_home.Json("remote", "add", "origin", _home["remote.git"]), "name url coordinate secrets encrypt identity");
        Assert.True(_home.Json("remote", "set", "origin", "--coordinate").GetProperty("coordinate").GetBoolean());
        JsonShape.IsAsDocumented(_home.Json("remote", "list").EnumerateArray().Single(), "name url coordinate secrets encrypt identity");
        JsonShape.IsAsDocumented(_home.Json("remote", "remove", "origin"), "name url coordinate secrets encrypt identity");
    }

    [Fact]
    public void History_and_diff()
    {
        _home.Json("sync", _home["notes"]);
        _home.Write("notes/memory.json", "{\"a\": 1}");
        _home.Json("sync");

        var history = _home.Json("history").EnumerateArray().ToList();
        var diff = _home.Json("diff", history[1].Text("revision")!, history[0].Text("revision")!, "--", "backup").EnumerateArray().Single();

        Assert.Equal(2, history.Count);
        Assert.Single(_home.Json("history", "--first", "1").EnumerateArray());
        Assert.All(history, snapshot => JsonShape.IsAsDocumented(snapshot, "revision time kind subject machine agent event sources parents path vault"));
        JsonShape.IsAsDocumented(diff, "change path oldSize newSize oldId newId from to vault");
        Assert.Equal("modified", diff.Text("change"));
        Assert.Equal(8, diff.Number("newSize"));
        var patched = _home.Json("diff", "main~1", "--patch").EnumerateArray().Single();
        JsonShape.IsAsDocumented(patched, "change path oldSize newSize oldId newId from to vault patch");
        Assert.Contains("+{\"a\": 1}\n", patched.Text("patch"), StringComparison.Ordinal);
        Assert.Contains("\n+{\"a\": 1}", _home.Run("diff", "main~1", "--patch").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Restore_verify_and_optimize()
    {
        _home.Json("sync", _home["notes"]);

        var restored = _home.Json("restore", "--to", _home["elsewhere"]);
        JsonShape.IsAsDocumented(restored, "revision files safetyCommit commit verified errors dryRun vault");
        JsonShape.IsAsDocumented(restored.First("files"), "path target action size");
        Assert.Equal("create", restored.First("files").Text("action"));

        var proof = _home.Json("verify");
        JsonShape.IsAsDocumented(proof, "passed revision files bytes problems warnings time elapsed vault");
        Assert.True(proof.GetProperty("passed").GetBoolean());
        JsonShape.IsAsDocumented(_home.Json("status").GetProperty("lastProof"), "time passed revision files problems");

        JsonShape.IsAsDocumented(_home.Json("optimize"), "looseBefore looseAfter packsBefore packsAfter bytesBefore bytesAfter elapsed vault");
    }

    [Fact]
    public void Log()
    {
        _home.Json("init");
        JsonShape.IsAsDocumented(_home.Json("log").EnumerateArray().First(), "time level event message target processId");
        Assert.Empty(_home.Json("log", "--level", "error").EnumerateArray());
    }

    [Fact]
    public void Schedules() => Assert.Equal(JsonValueKind.Array, _home.Json("schedule", "list").ValueKind);

    public void Dispose() => _home.Dispose();
}
