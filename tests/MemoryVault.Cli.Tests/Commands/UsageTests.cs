namespace MemoryVault.Cli.Tests.Commands;

public sealed class UsageTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    [Theory]
    [InlineData("synk", "Did you mean 'sync'?")]
    [InlineData("sync --no-psh", "Unknown option '--no-psh'")]
    [InlineData("verify everything", "Unknown operand 'everything'")]
    [InlineData("source", "memvault source --help")]
    [InlineData("source ad", "Did you mean 'add'?")]
    [InlineData("source add notes", "--root")]
    [InlineData("sync --source", "--source")]
    [InlineData("history --since teatime", "teatime")]
    [InlineData("history --first few", "few")]
    [InlineData("init --map nowhere", "OLD=NEW")]
    [InlineData("log --level loud", "loud")]
    [InlineData("--quiet", "memvault --help")]
    public void Wrong_usage_ends_with_64_and_says_what_is_wrong(string arguments, string expected)
    {
        var outcome = _home.Run(arguments.Split(' '));

        Assert.Equal(64, outcome.ExitCode);
        Assert.Empty(outcome.Output);
        Assert.StartsWith("memvault: ", outcome.Error);
        Assert.Contains(expected, outcome.Error);
    }

    [Fact]
    public void A_failure_under_json_is_a_document_on_stdout_and_words_on_stderr()
    {
        var outcome = _home.Run("status", "--json");

        Assert.Equal(1, outcome.ExitCode);
        JsonShape.Has(outcome.Json, "error");
        var error = outcome.Json.GetProperty("error");
        JsonShape.Has(error, "id message target remedy exitCode");
        Assert.Equal("VaultMissing", error.Text("id"));
        Assert.Equal(_home.Vault, error.Text("target"));
        Assert.Equal(1, error.Number("exitCode"));
        Assert.StartsWith("memvault: ", outcome.Error);
    }

    [Fact]
    public void Wrong_usage_under_json_is_a_document_too()
    {
        var error = _home.Run("sync", "--nonsense", "--json").Json.GetProperty("error");

        Assert.Equal("Usage", error.Text("id"));
        Assert.Equal(64, error.Number("exitCode"));
    }

    [Fact]
    public void Alone_it_says_what_it_is_and_what_to_type_first()
    {
        var outcome = _home.Run();

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("keeps the memory of AI agents safe", outcome.Output);
        Assert.Contains("memvault sync", outcome.Output);
    }

    [Theory]
    [InlineData("--version")]
    [InlineData("sync", "--version")]
    public void The_version_is_told(params string[] arguments)
    {
        var outcome = _home.Run(arguments);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Matches(@"^memvault \d+\.\d+\.\d+\n$", outcome.Output);
    }

    [Theory]
    [InlineData("init", "--machine --from --map --no-restore --dry-run")]
    [InlineData("status", "--no-scan")]
    [InlineData("sync", "--source --no-push --dry-run --accept")]
    [InlineData("find", "--agent")]
    [InlineData("source add", "--root --preset --include --exclude --folder")]
    [InlineData("source set", "--root --preset --include --exclude --folder")]
    [InlineData("source list", "NAME")]
    [InlineData("source remove", "NAME")]
    [InlineData("remote add", "NAME URL")]
    [InlineData("remote set", "NAME --coordinate --no-coordinate")]
    [InlineData("remote list", "NAME")]
    [InlineData("remote remove", "NAME")]
    [InlineData("history", "--since --until --at --first --kind")]
    [InlineData("diff", "A B PATH")]
    [InlineData("restore", "--at --to --dry-run")]
    [InlineData("verify", "--at")]
    [InlineData("optimize", "--vault")]
    [InlineData("schedule add", "--every --name --scheduler")]
    [InlineData("schedule list", "--vault")]
    [InlineData("schedule remove", "NAME")]
    [InlineData("log", "--level --since --first")]
    [InlineData("lease enter", "--agent --scope --shared --ttl --wait --purpose")]
    [InlineData("lease renew", "--agent --token --scope --ttl")]
    [InlineData("lease exit", "--agent --token --scope")]
    [InlineData("lease list", "--vault")]
    [InlineData("lease force-release", "ID --reason")]
    [InlineData("lease run", "--agent --scope --shared --ttl --wait --purpose COMMAND")]
    [InlineData("checkout", "AGENT TTL")]
    [InlineData("release", "AGENT")]
    public void Help_lists_what_a_command_takes(string command, string expected)
    {
        var outcome = _home.Run([.. command.Split(' '), "--help"]);

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains($"memvault {command}", outcome.Output);
        Assert.All([.. expected.Split(' '), "--vault", "--json", "--quiet", "--verbose"], option => Assert.Contains(option, outcome.Output));
    }

    [Fact]
    public void Help_lists_every_command()
    {
        var outcome = _home.Run("--help");

        string[] commands = ["init", "status", "sync", "find", "source", "remote", "history", "diff", "restore", "verify", "optimize", "schedule", "log", "json", "lease", "checkout", "release"];
        Assert.All(commands, command => Assert.Contains($"\n  {command} ", outcome.Output));
    }

    [Fact]
    public void A_vault_that_is_named_and_not_there_is_an_error_and_is_not_made()
    {
        var elsewhere = _home["not-mounted"];

        var outcome = _home.Run("sync", "--vault", elsewhere, _home.Write("notes/a.md", "a"));

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains($"memvault init {elsewhere}", outcome.Error);
        Assert.False(Directory.Exists(elsewhere));
    }

    [Fact]
    public void Global_options_stand_before_or_after_the_command()
    {
        var vault = _home["mine"];
        Assert.Equal(0, _home.Run("init", vault, "--quiet").ExitCode);

        var before = _home.Run("--vault", vault, "--json", "source", "list");
        var after = _home.Run("source", "list", "--json", "--vault", vault);

        Assert.Equal(0, before.ExitCode);
        Assert.Equal("[]\n", before.Output);
        Assert.Equal(before, after);
    }

    public void Dispose() => _home.Dispose();
}
