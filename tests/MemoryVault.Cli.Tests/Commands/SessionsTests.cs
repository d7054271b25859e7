using System.Text.Json.Nodes;

namespace MemoryVault.Cli.Tests.Commands;

public sealed class SessionsTests : IDisposable
{
    private const string Transcript = """
        {"type":"session","version":3,"id":"5f0c","timestamp":"2026-01-02T03:04:05.000Z"}
        {"type":"message","timestamp":"2026-01-02T03:05:00.000Z","message":{"role":"user","content":"What is a vault?"}}

        """;

    private readonly TemporaryHome _home = new();

    public SessionsTests()
    {
        _home.Json("init", "--machine", "box");
        var file = _home["vault", "config.json"];
        var configuration = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        configuration["sessionSources"] = new JsonArray(new JsonObject { ["name"] = "bot", ["preset"] = "folder", ["folder"] = _home["bot"], ["windowDays"] = 0 });
        File.WriteAllText(file, configuration.ToJsonString());
        _home.Write("bot/5f0c.jsonl", Transcript);
    }

    public void Dispose() => _home.Dispose();

    [Fact]
    public void A_pull_says_what_it_did_of_each_source()
    {
        var first = _home.Json("sessions", "pull");
        _home.Write("bot/5f0c.jsonl", Transcript + "{}\n");
        var second = _home.Json("sessions", "pull", "b*").GetProperty("sources")[0];

        JsonShape.IsAsDocumented(first, "sources vault elapsed");
        JsonShape.IsAsDocumented(second, "source commit new grown rewritten others deletedAtSource refused refusals bytesReceived bytesStored formatVersion warnings errors");
        Assert.Equal((0, 1, 0, 0), (second.Number("new"), second.Number("grown"), second.Number("rewritten"), second.Number("refused")));
        Assert.Contains("Sessions of bot: nothing new", _home.Run("sessions", "pull").Output, StringComparison.Ordinal);
        Assert.Equal(1, _home.Run("sessions", "pull", "none").ExitCode);
    }

    [Fact]
    public void A_sync_pulls_the_sessions_too_and_shows_the_error_of_a_source()
    {
        var sync = _home.Json("sync");
        Assert.Equal(1, sync.GetProperty("sessions")[0].Number("new"));
        Directory.Delete(_home["bot"], recursive: true);

        var failed = _home.Run("sync");

        Assert.Equal(1, failed.ExitCode);
        Assert.Contains("Sessions of bot: failed", failed.Output, StringComparison.Ordinal);
        Assert.Contains("cannot be listed", failed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Sessions_are_listed_shown_written_out_and_searched()
    {
        _home.Json("sessions", "pull");

        var listed = Assert.Single(_home.Json("sessions", "list").EnumerateArray());
        var shown = _home.Json("sessions", "show", "5f", "--messages")[0];
        var found = Assert.Single(_home.Json("sessions", "search", "VAULT").EnumerateArray());
        var exported = _home.Json("sessions", "export", _home["out"]);

        JsonShape.IsAsDocumented(listed, "id source path topic agent title started lastMessage messages bytes versions deletedAtSource");
        JsonShape.IsAsDocumented(shown, "source path line kind role time text model content");
        JsonShape.IsAsDocumented(found, "session source path line time role excerpt");
        JsonShape.IsAsDocumented(exported, "folder written unchanged errors");
        Assert.Equal(("What is a vault?", 2), (shown.Text("text"), found.Number("line")));
        Assert.Equal(Transcript, File.ReadAllText(_home["out", "5f0c.jsonl"]));
        Assert.Contains("5f0c", _home.Run("sessions", "list").Output, StringComparison.Ordinal);
        Assert.Contains("What is a vault?", _home.Run("sessions", "show", "5f0c").Output, StringComparison.Ordinal);
        Assert.Contains("bot:5f0c.jsonl:2", _home.Run("sessions", "search", "vault").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_there_and_differs_is_replaced_only_by_force()
    {
        _home.Json("sessions", "pull");
        _home.Write("out/5f0c.jsonl", "somebody's");

        Assert.Equal(1, _home.Run("sessions", "export", _home["out"]).ExitCode);
        Assert.Equal("somebody's", File.ReadAllText(_home["out", "5f0c.jsonl"]));
        Assert.Equal(0, _home.Run("sessions", "export", _home["out"], "--force").ExitCode);
        Assert.Equal(Transcript, File.ReadAllText(_home["out", "5f0c.jsonl"]));
        Assert.Equal(1, _home.Run("sessions", "show", "none").ExitCode);
    }
}
