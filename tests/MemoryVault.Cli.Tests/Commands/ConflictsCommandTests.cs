namespace MemoryVault.Cli.Tests.Commands;

public sealed class ConflictsCommandTests : IDisposable
{
    private readonly TemporaryHome _ann = new();
    private readonly TemporaryHome _bob = new();

    public void Dispose()
    {
        _ann.Dispose();
        _bob.Dispose();
    }

    [Fact]
    public void A_conflict_is_listed_resolved_and_gone()
    {
        var id = MakeConflict();
        Assert.Contains("shared/m.json /n", _bob.Run("conflicts", "list").Output, StringComparison.Ordinal);

        var plan = _bob.Run("conflicts", "resolve", id[..8], "--value", "23", "--dry-run").Output;
        Assert.Contains("~ shared/m.json", plan, StringComparison.Ordinal);
        var resolved = _bob.Json("conflicts", "resolve", id[..8], "--value", "23");

        JsonShape.IsAsDocumented(resolved, "id kind path pointer choice revision patch patchSize file dryRun");
        Assert.Equal((id, "json", "given"), (resolved.Text("id"), resolved.Text("kind"), resolved.Text("choice")));
        Assert.Contains("No conflicts.", _bob.Run("conflicts", "list").Output, StringComparison.Ordinal);
        Assert.Equal("""{"n":23}""", _bob.Execute("git", "--git-dir", _bob["vault", "repository.git"], "show", "main:shared/m.json").Output);
    }

    [Fact]
    public void How_it_is_decided_must_be_said_in_one_way()
    {
        var id = MakeConflict();
        Assert.Equal(64, _bob.Run("conflicts", "resolve", id).ExitCode);
        Assert.Equal(64, _bob.Run("conflicts", "resolve", id, "--ours", "--theirs").ExitCode);
        Assert.Equal(1, _bob.Run("conflicts", "resolve", "0000", "--ours").ExitCode);
        Assert.Equal(1, _bob.Run("conflicts", "resolve", id, "--value", "{").ExitCode);
        Assert.Single(_bob.Json("conflicts", "list").EnumerateArray());
    }

    private string MakeConflict()
    {
        Directory.CreateDirectory(_ann["remote.git"]);
        _ann.Execute("git", "init", "-q", "--bare", "-b", "main", _ann["remote.git"]);
        foreach (var home in new[] { _ann, _bob })
        {
            home.Json("init", "--machine", home == _ann ? "ann" : "bob");
            home.Json("remote", "add", "origin", _ann["remote.git"]);
            home.Write("m/m.json", """{"n":1}""");
            home.Json("source", "add", "s", "--root", home["m"], "--folder", "shared");
            home.Json("sync");
        }

        _ann.Json("sync");
        _ann.Write("m/m.json", """{"n":2}""");
        _bob.Write("m/m.json", """{"n":3}""");
        _ann.Json("sync");
        Assert.Equal(1, _bob.Json("sync").Number("conflicts"));
        var record = Assert.Single(_bob.Json("conflicts", "list").EnumerateArray());
        Assert.Equal((1, 3, 2), (record.Number("base"), record.Number("ours"), record.Number("theirs")));
        return record.Text("id")!;
    }
}
