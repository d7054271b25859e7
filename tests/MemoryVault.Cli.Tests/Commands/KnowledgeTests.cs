using System.Text.Json;

namespace MemoryVault.Cli.Tests.Commands;

/// <summary><c>memvault knowledge</c>: its documents as docs/cli.md lists them, its exit codes, what it shows.</summary>
public sealed class KnowledgeTests : IDisposable
{
    private const string Receipt = "project place url revision root added modified deleted changes merged redacted isUpToDate commit errors dryRun vault";
    private const string Publication = "project place url branch revision added modified deleted changes merged isUpToDate pushedTo errors dryRun vault";

    private readonly TemporaryHome _home = new();

    public KnowledgeTests()
    {
        _home.Json("init");
        _home.Write("notes/facts.json", "{\"v\":1}");
    }

    private string Team => _home["team"];

    public void Dispose() => _home.Dispose();

    [Fact]
    public void Every_document_has_the_members_that_are_documented()
    {
        JsonShape.IsAsDocumented(_home.Json("knowledge", "init-repo", Team), "path branch revision created");
        var published = _home.Json("knowledge", "publish", "notes", "--path", _home["notes"], "--repo", Team, "-m", "First");
        JsonShape.IsAsDocumented(published, Publication);
        JsonShape.IsAsDocumented(published.First("changes"), "change path size");
        Assert.Equal(("added", "facts.json"), (published.First("changes").Text("change"), published.First("changes").Text("path")));
        JsonShape.IsAsDocumented(_home.Json("knowledge", "receive", "notes"), Receipt);
        JsonShape.IsAsDocumented(_home.Json("knowledge", "copy", "again", "--repo", Team, "--folder", "notes"), Receipt);
        Assert.True(File.Exists(_home["again", "facts.json"]));
        var info = _home.Json("knowledge", "list", "notes").EnumerateArray().Single();
        JsonShape.IsAsDocumented(info, "project place kind url gistId branch description updatedAt isPublic files root state");
        Assert.Equal(("repository", "published"), (info.Text("kind"), info.Text("state")));
        var version = _home.Json("knowledge", "history", "notes", "--first", "5").EnumerateArray().Single();
        JsonShape.IsAsDocumented(version, "project place revision author time subject added modified deleted");
        JsonShape.IsAsDocumented(_home.Json("knowledge", "restore", "notes", version.Text("revision")!, "facts.json"), Receipt);
        _home.Json("knowledge", "publish", "notes", "--branch", "agent-a");
        JsonShape.IsAsDocumented(_home.Json("knowledge", "merge", "agent-a", "--repo", Team), "url into revision merged contained changes pushedTo dryRun");
        JsonShape.IsAsDocumented(_home.Json("knowledge", "delete", "notes", "--place", "team"), "project place url revision deleted root dryRun");
    }

    [Fact]
    public void A_conflict_ends_with_4_and_is_data()
    {
        Diverge();

        var outcome = _home.Run("knowledge", "receive", "notes", "--json");

        Assert.Equal(4, outcome.ExitCode);
        var error = outcome.Json.GetProperty("error");
        Assert.Equal("KnowledgeConflict", error.Text("id"));
        JsonShape.IsAsDocumented(error.First("conflicts"), "path kind pointer base ours theirs");
        Assert.Equal((1, 3, 2), (error.First("conflicts").Number("base"), error.First("conflicts").Number("ours"), error.First("conflicts").Number("theirs")));
        var shown = _home.Run("knowledge", "receive", "notes");
        Assert.Contains("facts.json  /v", shown.Error, StringComparison.Ordinal);
        Assert.Equal(0, _home.Run("knowledge", "receive", "notes", "--strategy", "theirs").ExitCode);
        Assert.Equal("{\"v\":2}", File.ReadAllText(_home["notes", "facts.json"]));
    }

    [Fact]
    public void A_place_that_is_gone_ends_a_publication_with_5_and_a_receipt_with_1()
    {
        _home.Json("knowledge", "init-repo", Team);
        _home.Json("knowledge", "publish", "notes", "--path", _home["notes"], "--repo", Team);
        Directory.Move(Team, Team + ".away");
        _home.Write("notes/facts.json", "{\"v\":9}");

        Assert.Equal(5, _home.Run("knowledge", "publish", "notes").ExitCode);
        Assert.Equal(1, _home.Run("knowledge", "receive", "notes").ExitCode);
        Directory.Move(Team + ".away", Team);
        Assert.Contains("1 modified", _home.Run("knowledge", "publish", "notes").Output, StringComparison.Ordinal);
        Assert.StartsWith("Nothing to publish", _home.Run("knowledge", "publish", "notes").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_copy_that_is_refused_does_not_end_with_0()
    {
        _home.Json("knowledge", "init-repo", Team);
        _home.Json("knowledge", "publish", "notes", "--path", _home["notes"], "--repo", Team);
        _home.Write("full/x.md", "mine");

        Assert.Equal(1, _home.Run("knowledge", "copy", "notes", "--repo", Team).ExitCode);
        Assert.Equal(1, _home.Run("knowledge", "copy", "full", "--repo", Team, "--folder", "notes").ExitCode);
        Assert.Equal(64, _home.Run("knowledge", "copy", "third", "--repo", Team, "--gist").ExitCode);
        Assert.Equal("mine", File.ReadAllText(_home["full", "x.md"]));
    }

    [Fact]
    public void A_plan_is_shown_and_leaves_everything_as_it_is()
    {
        _home.Json("knowledge", "init-repo", Team);

        var plan = _home.Run("knowledge", "publish", "notes", "--path", _home["notes"], "--repo", Team, "--dry-run");

        Assert.Contains("+ facts.json", plan.Output, StringComparison.Ordinal);
        Assert.Contains("Would publish notes", plan.Output, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Array, _home.Json("knowledge", "list").ValueKind);
        Assert.Empty(_home.Json("knowledge", "list").EnumerateArray());
        Assert.False(Directory.Exists(Path.Combine(Team, "notes")));
    }

    // Another vault of the same user changes the same value.
    private void Diverge()
    {
        _home.Json("knowledge", "init-repo", Team);
        _home.Json("knowledge", "publish", "notes", "--path", _home["notes"], "--repo", Team);
        _home.Json("init", "--vault", _home["other"]);
        _home.Json("knowledge", "copy", "notes", "--path", _home["theirs"], "--repo", Team, "--vault", _home["other"]);
        _home.Write("theirs/facts.json", "{\"v\":2}");
        _home.Json("knowledge", "publish", "notes", "--vault", _home["other"]);
        _home.Write("notes/facts.json", "{\"v\":3}");
    }
}
