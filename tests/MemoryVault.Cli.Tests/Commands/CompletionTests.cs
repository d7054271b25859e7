namespace MemoryVault.Cli.Tests.Commands;

/// <summary>What the scripts of <c>memvault completion</c> ask and get.</summary>
public sealed class CompletionTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    [Theory]
    [InlineData("bash", "complete -o nosort -F _memvault memvault")]
    [InlineData("zsh", "#compdef memvault")]
    [InlineData("fish", "complete -c memvault")]
    [InlineData("powershell", "Register-ArgumentCompleter -Native -CommandName memvault")]
    public void A_shell_gets_its_script(string shell, string line) =>
        Assert.Contains(line, _home.Run("completion", shell).Output, StringComparison.Ordinal);

    [Fact]
    public void A_shell_that_there_is_no_script_for_is_wrong_usage()
    {
        var outcome = _home.Run("completion", "tcsh");
        Assert.Equal(64, outcome.ExitCode);
        Assert.Contains("bash, zsh, fish, powershell", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Commands_options_and_words_need_no_vault()
    {
        Assert.Equal("status", Ask("memvault stat"));
        Assert.Equal("add set list remove", Ask("memvault remote "));
        Assert.Equal("--secrets", Ask("memvault remote set origin --s"));
        Assert.Equal("--since", Ask("memvault history --until 2d --si"));
        Assert.Equal("block redact allow", Ask("memvault remote set origin --secrets "));
        Assert.Equal("redact", Ask("memvault knowledge publish x --secrets=r"));
        Assert.Equal("required", Ask("memvault events list --review req"));
        Assert.Equal("claude-code cline", Ask("memvault source add x --preset cl"));
        Assert.Equal("fly folder", Ask("memvault sessions source add x --preset f"));
        Assert.Equal("--help", Ask("memvault status --h"));
        Assert.False(Directory.Exists(_home.Vault));
    }

    [Fact]
    public void Where_a_path_is_wanted_the_shell_is_told_so()
    {
        Assert.Equal("folders", Paths("memvault sync "));
        Assert.Equal("folders", Paths("memvault knowledge publish x --path "));
        Assert.Equal("files", Paths("memvault json diff a.json b"));
        Assert.Equal("files", Paths("memvault lease run --agent x -- "));
        Assert.Equal("none", Paths("memvault remote remove "));
        Assert.Equal("none", Paths("memvault no-such-command "));
    }

    [Fact]
    public void Names_come_from_the_vault_that_the_line_names()
    {
        _home.Json("init");
        _home.Json("init", _home["second"]);
        _home.Write("notes/a.md", "x");
        _home.Json("source", "add", "notes", "--root", _home["notes"]);
        _home.Json("source", "add", "other", "--root", _home["notes"], "--vault", _home["second"]);
        _home.Json("remote", "add", "origin", _home["r.git"]);
        _home.Json("sessions", "source", "add", "bot", "--preset", "folder", "--folder", _home["notes"]);
        _home.Json("memory", "import", _home.Write("memory.json", """{"tasks": {"login": 1}}"""), "--agent", "planner");
        var lease = _home.Json("lease", "enter", "--agent", "coder", "--scope", "tasks/x").GetProperty("leaseId").GetString();
        var head = _home.Json("history").EnumerateArray().First().GetProperty("revision").GetString()!;

        Assert.Equal("notes", Ask("memvault source remove "));
        Assert.Equal("other", Ask("memvault --vault ~/second source remove "));
        Assert.Equal("origin", Ask("memvault remote set o"));
        Assert.Equal("bot", Ask("memvault sessions pull "));
        Assert.Equal("tasks tasks/login", Ask("memvault memory get ta"));
        Assert.Equal("tasks/login", Ask("memvault trace tasks/"));
        Assert.Equal("coder planner", Ask("memvault lease enter --agent "));
        Assert.Equal("tasks", Ask("memvault lease enter --scope t"));
        Assert.Equal(lease, Ask("memvault lease force-release "));
        Assert.Equal(head[..12], Ask($"memvault diff {head[..4]}"));
    }

    [Theory]
    [InlineData]
    [InlineData("bash")]
    [InlineData("bash", "")]
    [InlineData("zsh")]
    [InlineData("fish", "memvault", "--vault")]
    [InlineData("powershell", "memvault", "source", "remove", "'")]
    [InlineData("no-such-shell", "memvault", "s")]
    public void Whatever_is_asked_nothing_is_said_about_errors(params string[] words)
    {
        _home.Write("vault/config.json", "{ not a configuration");
        var outcome = _home.Run(["__complete", .. words]);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(string.Empty, outcome.Error);
    }

    public void Dispose() => _home.Dispose();

    private string Ask(string line) => string.Join(' ', Lines(line).Skip(1));

    private string Paths(string line) => Assert.Single(Lines(line));

    private string[] Lines(string line) => _home.Run("__complete", "bash", line).Output.TrimEnd('\n').Split('\n');
}
