namespace MemoryVault.Cli.Tests.Commands;

public sealed class MergeCommandTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public void A_merge_gives_the_document_and_its_conflicts()
    {
        WriteThree("""{"a":1,"b":1,"t":[{"id":9007199254740993}]}""", """{"a":2,"b":1,"t":[{"id":9007199254740993,"x":1.0}]}""", """{"b":null,"t":[{"id":9007199254740993},{"id":9007199254740992}]}""");

        var outcome = _home.Run("json", "merge", "base.json", "ours.json", "theirs.json", "--json");

        Assert.Equal(4, outcome.ExitCode);
        Assert.Equal(
            """{"merged":{"a":1,"b":null,"t":[{"id":9007199254740993,"x":1.0},{"id":9007199254740992}]},"conflicts":[{"path":"/a","base":1,"ours":2}]}""" + "\n", outcome.Output);
    }

    [Fact]
    public void A_strategy_or_a_rule_decides_conflicts()
    {
        WriteThree("""{"a":1,"tags":[1]}""", """{"a":2,"tags":[1,2]}""", """{"a":3,"tags":[1,3]}""");
        _home.Write("rules.json", """{"rules":[{"path":"/tags","array":"set"}]}""");

        var outcome = _home.Run("json", "merge", "base.json", "ours.json", "theirs.json", "--json", "--rules", "rules.json", "--strategy", "theirs");

        Assert.Equal((0, """{"merged":{"a":3,"tags":[1,2,3]},"conflicts":[]}""" + "\n"), (outcome.ExitCode, outcome.Output));
    }

    [Theory]
    [InlineData(1, "bad.json", "is not valid at line 1", "json", "merge", "base.json", "ours.json", "bad.json")]
    [InlineData(1, "none.json", "cannot be read", "json", "merge", "base.json", "ours.json", "none.json")]
    [InlineData(64, "fastest", "is no strategy", "json", "merge", "base.json", "ours.json", "theirs.json", "--strategy", "fastest")]
    [InlineData(64, "Standard input", "more than once", "json", "merge", "-", "-", "theirs.json")]
    public void Bad_input_is_named(int exitCode, string thing, string reason, params string[] arguments)
    {
        WriteThree("1", "2", "3");
        _home.Write("bad.json", "{,");
        var outcome = _home.Run(arguments);
        Assert.Equal(exitCode, outcome.ExitCode);
        Assert.Contains(thing, outcome.Error, StringComparison.Ordinal);
        Assert.Contains(reason, outcome.Error, StringComparison.Ordinal);
    }

    [UnixFact]
    public void Git_merges_json_by_value_with_two_lines_of_configuration()
    {
        Git("init", "-q", "-b", "main", ".");
        Git("config", "merge.memvault.driver", $"dotnet '{TemporaryHome.Program}' merge-driver %O %A %B %P");
        _home.Write(".gitattributes", "*.json merge=memvault\n*.md merge=memvault\n");
        Commit("""{"n":1,"t":[{"id":1}]}""", "a\nb\nc\nd\n");
        Git("checkout", "-q", "-b", "other");
        Commit("""{"n":1,"t":[{"id":1,"v":1},{"id":9}]}""", "a\nb\nc\nD\n");
        _home.Write("new.json", """{"theirs":1}""");
        Commit("""{"n":1,"t":[{"id":1,"v":1},{"id":9}]}""", "a\nb\nc\nD\n");
        Git("checkout", "-q", "main");
        _home.Write("new.json", """{"ours":1}""");
        Commit("""{"n":2,"t":[{"id":1},{"id":5}]}""", "A\nb\nc\nd\n");

        Assert.Equal(0, Git("merge", "-q", "-m", "merge", "other").ExitCode);

        Assert.Equal("""{"n":2,"t":[{"id":1,"v":1},{"id":5},{"id":9}]}""", Read("m.json"));
        Assert.Equal("""{"ours":1,"theirs":1}""", Read("new.json"));
        Assert.Equal("A\nb\nc\nD\n", Read("n.md"));
        Assert.Empty(Git("status", "--short").Output);
    }

    [UnixFact]
    public void A_conflict_for_git_keeps_ours_in_a_file_that_parses()
    {
        Git("init", "-q", "-b", "main", ".");
        Git("config", "merge.memvault.driver", $"dotnet '{TemporaryHome.Program}' merge-driver %O %A %B %P");
        _home.Write(".gitattributes", "*.json merge=memvault\n");
        Commit("""{"n":1}""", "a\n");
        Git("checkout", "-q", "-b", "other");
        Commit("""{"n":3,"x":1}""", "a\n");
        Git("checkout", "-q", "main");
        Commit("""{"n":2}""", "a\n");

        var outcome = Git("merge", "-q", "-m", "merge", "other");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("/n: base 1, ours 2, theirs 3", outcome.All, StringComparison.Ordinal);
        Assert.Equal("""{"n":2,"x":1}""", Read("m.json"));
        Assert.Equal("UU m.json\n", Git("status", "--short").Output);
    }

    private void WriteThree(string before, string ours, string theirs)
    {
        _home.Write("base.json", before);
        _home.Write("ours.json", ours);
        _home.Write("theirs.json", theirs);
    }

    private void Commit(string json, string text)
    {
        _home.Write("m.json", json);
        _home.Write("n.md", text);
        Git("add", "-A");
        var outcome = Git("-c", "user.name=test", "-c", "user.email=test@localhost", "commit", "-q", "--allow-empty", "-m", "change");
        Assert.True(outcome.ExitCode == 0, outcome.ToString());
    }

    private string Read(string file) => File.ReadAllText(_home[file]);

    private Outcome Git(params string[] arguments) => _home.Execute("git", ["-c", "user.name=test", "-c", "user.email=test@localhost", .. arguments]);
}
